import assert from 'node:assert/strict';
import { ActionRowBuilder, ButtonBuilder, ButtonStyle, ChannelSelectMenuBuilder, ChannelType, ComponentType,
  ContainerBuilder, FileBuilder, MediaGalleryBuilder, MentionableSelectMenuBuilder, MessageFlags,
  RoleSelectMenuBuilder, SectionBuilder, SeparatorBuilder, StringSelectMenuBuilder, TextDisplayBuilder,
  ThumbnailBuilder, UserSelectMenuBuilder } from 'discord.js';

const text = content => new TextDisplayBuilder().setContent(content);
const button = (id, label, style = ButtonStyle.Primary) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(style);
const row = (...parts) => new ActionRowBuilder().addComponents(...parts);

const card = words => new ContainerBuilder().setAccentColor(0x3388aa)
  .addTextDisplayComponents(text(words))
  .addSectionComponents(new SectionBuilder().addTextDisplayComponents(text('Maya asks for soup'))
    .setButtonAccessory(button('help:1', 'I can')))
  .addSeparatorComponents(new SeparatorBuilder().setDivider(true))
  .addActionRowComponents(row(button('more', 'Tell me more', ButtonStyle.Secondary), button('shut', 'Closed')
    .setDisabled(true), new ButtonBuilder().setLabel('Read').setStyle(ButtonStyle.Link).setURL('https://example.org')));

/** One select of each kind, each in a message of its own. */
const selects = [
  new StringSelectMenuBuilder().setCustomId('stages').setMinValues(1).setMaxValues(2)
    .addOptions({ label: 'Newborn', value: 'newborn', emoji: '🍼' }, { label: 'Toddler', value: 'toddler' }),
  new RoleSelectMenuBuilder().setCustomId('circle'),
  new ChannelSelectMenuBuilder().setCustomId('place').addChannelTypes(ChannelType.GuildText),
  new UserSelectMenuBuilder().setCustomId('person'),
  new MentionableSelectMenuBuilder().setCustomId('either').setMaxValues(2),
];

export async function cards(steps, walk) {
  let message;
  const press = (as, id) => ({ as, press: { message: message.id, custom_id: id } });
  const select = (as, on, id, ...values) => ({ as, select: { message: on.id, custom_id: id, values } });

  await steps.run('a Components V2 card is sent and given back whole', async () => {
    message = await walk.channel('general').send({
      flags: MessageFlags.IsComponentsV2, components: [card('**Soup**')],
    });
    assert.ok(message.flags.has(MessageFlags.IsComponentsV2));
    const [container] = message.components;
    assert.equal(container.type, ComponentType.Container);
    assert.equal(container.accentColor, 0x3388aa);
    assert.deepEqual(container.components.map(part => part.type), [ComponentType.TextDisplay, ComponentType.Section,
      ComponentType.Separator, ComponentType.ActionRow]);
    assert.equal(container.components[1].accessory.customId, 'help:1');
    const ids = [container.id, ...container.components.map(part => part.id)];
    assert.equal(new Set(ids).size, ids.length);
  });

  await steps.run('a button updates its card', async () => {
    const { told } = await walk.acting(press('Theo', 'help:1'), async interaction => {
      assert.ok(interaction.isButton());
      assert.equal(interaction.message.id, message.id);
      assert.equal(interaction.component.label, 'I can');
      await interaction.update({ components: [card('Theo brings soup')] });
    });
    assert.equal(told.response.type, 7);
    await message.fetch(true);
    assert.equal(message.components[0].components[0].content, 'Theo brings soup');
    assert.ok(message.editedTimestamp);
  });

  await steps.run('a button is answered quietly, then the card is edited and a word follows', async () => {
    await walk.acting(press('Theo', 'more'), async interaction => {
      await interaction.deferUpdate();
      const edited = await interaction.editReply({ components: [card('Tomato soup')] });
      assert.equal(edited.id, message.id);
      const more = await interaction.followUp({ content: 'With bread.', flags: MessageFlags.Ephemeral });
      assert.ok(more.flags.has(MessageFlags.Ephemeral));
    });
    await message.fetch(true);
    assert.equal(message.components[0].components[0].content, 'Tomato soup');
  });

  await steps.run('a disabled button cannot be pressed', () =>
    assert.rejects(walk.control.act(press('Theo', 'shut')), /disabled/));

  await steps.run('a V2 card takes no content and does not turn back', async () => {
    const problem = await walk.refused(50035, () => message.edit({ content: 'Plain words' }));
    assert.ok(problem.rawError.errors.content._errors[0].code);
  });

  await steps.run('buttons of a plain message in rows', async () => {
    const plain = await walk.channel('general').send({
      content: 'Coming?',
      components: [row(button('yes', 'Yes', ButtonStyle.Success), button('no', 'No', ButtonStyle.Danger))],
    });
    const { told } = await walk.acting({ as: 'Maya', press: { message: plain.id, custom_id: 'yes' } }, interaction =>
      interaction.update({ content: 'Maya comes.', components: [] }));
    assert.equal(told.response.message.content, 'Maya comes.');
    assert.deepEqual(told.response.message.components, []);
  });

  await steps.run('a card with pictures and a file that are sent along', async () => {
    const file = name => ({ attachment: Buffer.from(`contents of ${name}`), name });
    const sent = await walk.channel('general').send({
      flags: MessageFlags.IsComponentsV2, files: [file('one.png'), file('two.png'), file('plan.txt')],
      components: [
        new MediaGalleryBuilder().addItems({ media: { url: 'attachment://one.png' }, description: 'One' }),
        new SectionBuilder().addTextDisplayComponents(text('Two'))
          .setThumbnailAccessory(new ThumbnailBuilder().setURL('attachment://two.png')),
        new FileBuilder().setURL('attachment://plan.txt'),
      ],
    });
    const [gallery, section, plan] = sent.components;
    for (const media of [gallery.items[0].media, section.accessory.media, plan.file])
      assert.match(await (await fetch(media.url)).text(), /^contents of/);
    assert.equal(gallery.items[0].description, 'One');
    await walk.refused(50035, () => walk.channel('general').send({ flags: MessageFlags.IsComponentsV2,
      components: [new FileBuilder().setURL('attachment://nowhere.txt')] }));
  });

  for (const menu of selects) {
    const id = menu.data.custom_id;
    await steps.run(`a select: ${ComponentType[menu.data.type]}`, async () => {
      const sent = await walk.channel('general').send({ content: 'Choose', components: [row(menu)] });
      const values = { stages: ['newborn', 'toddler'], circle: ['toddler'], place: ['general'], person: ['Theo'],
        either: ['Maya', 'newborn'] }[id];
      await walk.acting(select('Maya', sent, id, ...values), async interaction => {
        assert.ok(interaction.isAnySelectMenu());
        assert.equal(interaction.values.length, values.length);
        if (interaction.isStringSelectMenu()) assert.deepEqual(interaction.values, values);
        if (interaction.isRoleSelectMenu()) assert.equal(interaction.roles.first().name, 'toddler');
        if (interaction.isChannelSelectMenu()) assert.equal(interaction.channels.first().name, 'general');
        if (interaction.isUserSelectMenu()) assert.equal(interaction.members.first().displayName, 'Theo');
        if (interaction.isMentionableSelectMenu()) {
          assert.equal(interaction.users.first().displayName, 'Maya');
          assert.equal(interaction.roles.first().name, 'newborn');
        }
        await interaction.reply({ content: 'Noted.', flags: MessageFlags.Ephemeral });
      });
    });
  }
}
