import assert from 'node:assert/strict';
import { ApplicationCommandType, ChannelType, ContextMenuCommandBuilder, InteractionContextType, MessageFlags,
  PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';

const ask = new SlashCommandBuilder().setName('ask').setDescription('Ask your village for a hand')
  .setContexts(InteractionContextType.Guild)
  .setDescriptionLocalization('de', 'Bitte dein Dorf um Hilfe')
  .addStringOption(option => option.setName('what').setDescription('What you need').setRequired(true)
    .setAutocomplete(true))
  .addIntegerOption(option => option.setName('hours').setDescription('For how long').setMinValue(1).setMaxValue(12))
  .addNumberOption(option => option.setName('miles').setDescription('How far'))
  .addBooleanOption(option => option.setName('soon').setDescription('Is it for today'))
  .addUserOption(option => option.setName('whom').setDescription('Someone in particular'))
  .addRoleOption(option => option.setName('circle').setDescription('A circle'))
  .addChannelOption(option => option.setName('where').setDescription('A place')
    .addChannelTypes(ChannelType.GuildText))
  .addMentionableOption(option => option.setName('who').setDescription('A circle or someone'))
  .addStringOption(option => option.setName('kind').setDescription('Of what kind')
    .addChoices({ name: 'A meal', value: 'meal' }, { name: 'A ride', value: 'ride' }))
  .addAttachmentOption(option => option.setName('picture').setDescription('A picture'));
const host = new SlashCommandBuilder().setName('host').setDescription('For those who keep the village going')
  .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
  .addSubcommandGroup(group => group.setName('prompt').setDescription('Prompts')
    .addSubcommand(sub => sub.setName('list').setDescription('List them')
      .addIntegerOption(option => option.setName('page').setDescription('Which page'))));
const here = new SlashCommandBuilder().setName('quietly').setDescription('Just the two of us')
  .setContexts(InteractionContextType.BotDM);
const keep = new ContextMenuCommandBuilder().setName('Keep this').setType(ApplicationCommandType.Message);
const hello = new ContextMenuCommandBuilder().setName('Say hello').setType(ApplicationCommandType.User);

export async function commands(steps, walk) {
  const asking = (as, options = {}) => ({
    as, guild: walk.guild.id, channel: walk.channel('general').id, command: { name: 'ask', options },
  });

  await steps.run('commands for everywhere are registered, changed, read and deleted', async () => {
    const manager = walk.client.application.commands;
    const set = await manager.set([ask, here, keep, hello]);
    assert.equal(set.size, 4);
    assert.equal((await manager.fetch({ withLocalizations: true })).find(one => one.name === 'ask')
      .descriptionLocalizations.de, 'Bitte dein Dorf um Hilfe');
    const extra = await manager.create({ name: 'gone-soon', description: 'Not for long' });
    assert.equal((await manager.edit(extra, { description: 'Really not' })).description, 'Really not');
    await manager.delete(extra);
    assert.equal((await manager.fetch()).size, 4);
  });

  await steps.run('commands of one guild are registered', async () => {
    const made = await walk.guild.commands.create(host);
    assert.equal(made.guildId, walk.guild.id);
    assert.equal(made.defaultMemberPermissions.bitfield, PermissionFlagsBits.ManageGuild);
    assert.ok(made.equals((await walk.guild.commands.fetch()).get(made.id)));
  });

  await steps.run('a slash command brings every kind of option', async () => {
    const { told } = await walk.acting(asking('Maya', {
      what: 'soup', hours: 3, miles: 1.5, soon: true, whom: 'Theo', circle: 'newborn', where: 'general', who: 'toddler',
      kind: 'A meal', picture: { name: 'pot.png', base64: 'AAAA', content_type: 'image/png' },
    }), async interaction => {
      assert.ok(interaction.isChatInputCommand());
      const { options } = interaction;
      assert.equal(options.getString('what', true), 'soup');
      assert.equal(options.getInteger('hours'), 3);
      assert.equal(options.getNumber('miles'), 1.5);
      assert.equal(options.getBoolean('soon'), true);
      assert.equal(options.getMember('whom').displayName, 'Theo');
      assert.equal(options.getRole('circle').name, 'newborn');
      assert.equal(options.getChannel('where').name, 'general');
      assert.equal(options.getMentionable('who').name, 'toddler');
      assert.equal(options.getString('kind'), 'meal');
      assert.equal(options.getAttachment('picture').name, 'pot.png');
      assert.equal(interaction.member.displayName, 'Maya');
      assert.ok(interaction.inCachedGuild());
      assert.ok(interaction.appPermissions.has(PermissionFlagsBits.SendMessages));
      await interaction.reply({ content: 'It is asked.' });
    });
    assert.equal(told.response.type, 4);
    assert.equal(told.response.message.content, 'It is asked.');
  });

  await steps.run('a subcommand in a group; a command above one\'s permissions is not offered', async () => {
    const deed = as => ({ as, guild: walk.guild.id, channel: walk.channel('general').id,
      command: { name: 'host prompt list', options: { page: 2 } } });
    await walk.acting(deed('Maya'), async interaction => {
      assert.equal(interaction.options.getSubcommandGroup(), 'prompt');
      assert.equal(interaction.options.getSubcommand(), 'list');
      assert.equal(interaction.options.getInteger('page'), 2);
      await interaction.reply({ content: 'None yet.', flags: MessageFlags.Ephemeral });
    });
    await assert.rejects(walk.control.act(deed('Theo')), /not offered/);
  });

  await steps.run('autocomplete answers what is typed', async () => {
    const { told } = await walk.acting({ as: 'Maya', guild: walk.guild.id, channel: walk.channel('general').id,
      autocomplete: { name: 'ask', focused: 'what', options: { what: 'so' } } }, async interaction => {
      assert.ok(interaction.isAutocomplete());
      const focused = interaction.options.getFocused(true);
      assert.deepEqual([focused.name, focused.value], ['what', 'so']);
      await interaction.respond([{ name: 'Soup for two days', value: 'soup' }, { name: 'Socks', value: 'socks' }]);
    });
    assert.deepEqual(told.response.choices.map(choice => choice.value), ['soup', 'socks']);
  });

  await steps.run('a deferred reply is edited, followed up, fetched and deleted', async () => {
    const { told } = await walk.acting(asking('Theo', { what: 'a ride' }), async interaction => {
      await interaction.deferReply();
      assert.ok((await interaction.fetchReply()).flags.has(MessageFlags.Loading));
      const edited = await interaction.editReply({ content: 'Found two.' });
      assert.ok(!edited.flags.has(MessageFlags.Loading));
      const more = await interaction.followUp({ content: 'And a third.' });
      assert.equal(more.reference.messageId, edited.id);
      assert.equal((await interaction.editReply({ message: more, content: 'And a fourth.' })).content, 'And a fourth.');
      assert.equal((await interaction.fetchReply()).content, 'Found two.');
      await interaction.deleteReply(more);
      await walk.refused(10008, () => interaction.fetchReply(more.id));
    });
    const whole = await walk.control.interaction(told.interaction);
    assert.equal(told.response.type, 5);
    assert.equal(whole.original.content, 'Found two.');
    assert.equal(whole.followups.length, 0);
  });

  await steps.run('an ephemeral reply and followup are seen by one person alone', async () => {
    await walk.acting(asking('Theo', { what: 'quiet' }), async interaction => {
      const { resource } = await interaction.reply({
        content: 'Only you see this.', flags: MessageFlags.Ephemeral, withResponse: true,
      });
      assert.ok(resource.message.flags.has(MessageFlags.Ephemeral));
      await interaction.followUp({ content: 'And this.', flags: MessageFlags.Ephemeral });
      await interaction.editReply('Still only you.');
    });
    const seen = async name => (await walk.control.messages(walk.channel('general').id, name)).map(one => one.content);
    assert.ok((await seen('Theo')).includes('Still only you.'));
    assert.ok((await seen('Theo')).includes('And this.'));
    assert.ok(!(await seen('Maya')).some(text => ['Still only you.', 'And this.'].includes(text)));
  });

  await steps.run('a deferred ephemeral reply stays ephemeral', async () => {
    const { told } = await walk.acting(asking('Theo', { what: 'later' }), async interaction => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.followUp({ content: 'Here it is.' });
    });
    const whole = await walk.control.interaction(told.interaction);
    assert.equal(whole.original.content, 'Here it is.');
    assert.equal(whole.original.only_for, walk.personId('Theo'));
  });

  await steps.run('a second first answer is refused with 40060', async () => {
    await walk.acting(asking('Theo', { what: 'twice' }), async interaction => {
      await interaction.reply('Once.');
      interaction.replied = false;
      await walk.refused(40060, () => interaction.reply('Twice.'));
    });
  });

  await steps.run('a reply with a file, which an edit takes away', async () => {
    await walk.acting(asking('Theo', { what: 'a list' }), async interaction => {
      const { resource } = await interaction.reply({ withResponse: true,
        files: [{ attachment: Buffer.from('onions'), name: 'list.txt' }] });
      assert.equal(resource.message.attachments.first().name, 'list.txt');
      const edited = await interaction.editReply({ content: 'No list', attachments: [] });
      assert.equal(edited.attachments.size, 0);
    });
  });

  await steps.run('a command in a direct message', async () => {
    const channel = await walk.client.users.createDM(walk.personId('Maya'));
    const { told } = await walk.acting({ as: walk.personId('Maya'), channel: channel.id, command: { name: 'quietly' } },
      async interaction => {
        assert.equal(interaction.inGuild(), false);
        assert.equal(interaction.user.displayName, 'Maya');
        assert.equal(interaction.context, InteractionContextType.BotDM);
        await interaction.reply('Only us here.');
      });
    assert.equal(told.response.message.content, 'Only us here.');
    await assert.rejects(walk.control.act({ as: 'Maya', guild: walk.guild.id, channel: walk.channel('general').id,
      command: { name: 'quietly' } }), /no command/);
  });

  await steps.run('context menus on a message and on a person', async () => {
    const message = await walk.channel('general').send('Worth keeping.');
    await walk.acting({ as: 'Theo', guild: walk.guild.id, menu: { name: 'Keep this', message: message.id } },
      async interaction => {
        assert.ok(interaction.isMessageContextMenuCommand());
        assert.equal(interaction.targetMessage.content, 'Worth keeping.');
        await interaction.reply({ content: 'Kept.', flags: MessageFlags.Ephemeral });
      });
    await walk.acting({ as: 'Theo', guild: walk.guild.id, channel: message.channelId,
      menu: { name: 'Say hello', user: 'Maya' } }, async interaction => {
      assert.ok(interaction.isUserContextMenuCommand());
      assert.equal(interaction.targetMember.displayName, 'Maya');
      await interaction.reply('Hello Maya.');
    });
  });
}
