import assert from 'node:assert/strict';
import { ChannelSelectMenuBuilder, ChannelType, CheckboxBuilder, CheckboxGroupBuilder, FileUploadBuilder,
  LabelBuilder, MentionableSelectMenuBuilder, MessageFlags, ModalBuilder, RadioGroupBuilder, RoleSelectMenuBuilder,
  StringSelectMenuBuilder, TextDisplayBuilder, TextInputBuilder, TextInputStyle,
  UserSelectMenuBuilder } from 'discord.js';

const label = words => new LabelBuilder().setLabel(words);
const options = (...names) => names.map(name => ({ label: name, value: name.toLowerCase() }));

const older = new ModalBuilder().setCustomId('ask:form').setTitle('Ask for a hand')
  .addTextDisplayComponents(new TextDisplayBuilder().setContent('Take your time.'))
  .addLabelComponents(
    label('What do you need?').setDescription('A few words').setTextInputComponent(new TextInputBuilder()
      .setCustomId('what').setStyle(TextInputStyle.Paragraph).setMaxLength(200).setPlaceholder('Soup, perhaps')),
    label('When?').setStringSelectMenuComponent(new StringSelectMenuBuilder().setCustomId('when').setRequired(false)
      .addOptions(...options('Today', 'Tomorrow'))),
    label('Someone in particular?').setUserSelectMenuComponent(new UserSelectMenuBuilder().setCustomId('whom')
      .setRequired(false)));

const newer = new ModalBuilder().setCustomId('circle:form').setTitle('Your circle')
  .addLabelComponents(
    label('How often?').setRadioGroupComponent(new RadioGroupBuilder().setCustomId('often')
      .addOptions(...options('Weekly', 'Monthly'))),
    label('Which days?').setCheckboxGroupComponent(new CheckboxGroupBuilder().setCustomId('days')
      .setMinValues(1).setMaxValues(2).addOptions(...options('Monday', 'Tuesday', 'Friday'))),
    label('Open to all?').setCheckboxComponent(new CheckboxBuilder().setCustomId('open').setDefault(true)),
    label('A picture?').setFileUploadComponent(new FileUploadBuilder().setCustomId('picture').setRequired(false)));

const choosing = new ModalBuilder().setCustomId('choose:form').setTitle('Whom and where')
  .addLabelComponents(
    label('A circle').setRoleSelectMenuComponent(new RoleSelectMenuBuilder().setCustomId('circle')),
    label('A place').setChannelSelectMenuComponent(new ChannelSelectMenuBuilder().setCustomId('place')
      .addChannelTypes(ChannelType.GuildText)),
    label('Anyone').setMentionableSelectMenuComponent(new MentionableSelectMenuBuilder().setCustomId('either')
      .setMaxValues(2)));

export async function forms(steps, walk) {
  const open = (as, modal) => walk.acting({ as, guild: walk.guild.id, channel: walk.channel('general').id,
    command: { name: 'ask', options: { what: 'form' } } }, interaction => interaction.showModal(modal));

  await steps.run('a form of labels, text, selects is shown and sent', async () => {
    const { told } = await open('Maya', older);
    assert.equal(told.response.type, 9);
    assert.equal(told.response.modal.components.length, 4);
    await walk.acting({ as: 'Maya', submit: { interaction: told.interaction,
      fields: { what: 'Soup for two', when: ['today'], whom: ['Theo'] } } }, async interaction => {
      assert.ok(interaction.isModalSubmit());
      assert.equal(interaction.customId, 'ask:form');
      assert.equal(interaction.fields.getTextInputValue('what'), 'Soup for two');
      assert.deepEqual(interaction.fields.getStringSelectValues('when'), ['today']);
      assert.equal(interaction.fields.getSelectedUsers('whom').first().displayName, 'Theo');
      await interaction.reply({ content: 'It is asked.', flags: MessageFlags.Ephemeral });
    });
  });

  await steps.run('a form of the newest parts: radio group, checkbox group, checkbox, file upload', async () => {
    const { told } = await open('Theo', newer);
    const file = { name: 'us.png', base64: 'AAAA', content_type: 'image/png' };
    await walk.acting({ as: 'Theo', submit: { interaction: told.interaction,
      fields: { often: 'weekly', days: ['monday', 'friday'], open: false }, files: { picture: [file] } } },
    async interaction => {
      assert.equal(interaction.fields.getRadioGroup('often', true), 'weekly');
      assert.deepEqual([...interaction.fields.getCheckboxGroup('days')], ['monday', 'friday']);
      assert.equal(interaction.fields.getCheckbox('open'), false);
      assert.equal(interaction.fields.getUploadedFiles('picture').first().name, 'us.png');
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply('Your circle stands.');
    });
  });

  await steps.run('a form left as it stood brings what stood in it', async () => {
    const { told } = await open('Theo', newer);
    const fields = { often: 'monthly', days: 'friday' };
    await walk.acting({ as: 'Theo', submit: { interaction: told.interaction, fields } },
      async interaction => {
        assert.equal(interaction.fields.getCheckbox('open'), true);
        assert.equal(interaction.fields.getUploadedFiles('picture')?.size ?? 0, 0);
        await interaction.reply('Good.');
      });
  });

  await steps.run('a form of role, channel and mentionable selects', async () => {
    const { told } = await open('Maya', choosing);
    await walk.acting({ as: 'Maya', submit: { interaction: told.interaction,
      fields: { circle: ['newborn'], place: ['general'], either: ['toddler', 'Theo'] } } }, async interaction => {
      const { fields } = interaction;
      assert.equal(fields.getSelectedRoles('circle').first().name, 'newborn');
      assert.equal(fields.getSelectedChannels('place').first().name, 'general');
      const { users, roles } = fields.getSelectedMentionables('either');
      assert.deepEqual([users.first().displayName, roles.first().name], ['Theo', 'toddler']);
      await interaction.reply({ content: 'Chosen.', flags: MessageFlags.Ephemeral });
    });
  });

  await steps.run('a required field left empty cannot be sent', async () => {
    const { told } = await open('Maya', older);
    const deed = { as: 'Maya', submit: { interaction: told.interaction, fields: {} } };
    await assert.rejects(walk.control.act(deed), /required/);
  });

  await steps.run('a form is no answer to a form', async () => {
    const { told } = await open('Maya', older);
    await walk.acting({ as: 'Maya', submit: { interaction: told.interaction, fields: { what: 'Again' } } },
      async interaction => {
        await walk.refused(50035, () => walk.client.rest.post(
          `/interactions/${interaction.id}/${interaction.token}/callback`,
          { body: { type: 9, data: older.toJSON() }, auth: false }));
        await interaction.reply('Enough forms.');
      });
  });

  await steps.run('a form from a button, and the card behind it is updated', async () => {
    const card = await walk.channel('general').send({ content: 'Ask here', components: [{ type: 1,
      components: [{ type: 2, style: 1, custom_id: 'ask', label: 'Ask' }] }] });
    const { told } = await walk.acting({ as: 'Maya', press: { message: card.id, custom_id: 'ask' } },
      interaction => interaction.showModal(older));
    await walk.acting({ as: 'Maya', submit: { interaction: told.interaction, fields: { what: 'Soup' } } },
      async interaction => {
        assert.ok(interaction.isFromMessage());
        await interaction.update({ content: 'Maya asked for soup', components: [] });
      });
    assert.equal((await card.fetch(true)).content, 'Maya asked for soup');
  });
}
