import assert from 'node:assert/strict';
import { Events, GuildScheduledEventEntityType as Kind, GuildScheduledEventPrivacyLevel as Privacy,
  GuildScheduledEventRecurrenceRuleFrequency as Every, GuildScheduledEventRecurrenceRuleWeekday as Day,
  GuildScheduledEventStatus as Status } from 'discord.js';

export async function scheduledEvents(steps, walk) {
  const manager = walk.guild.scheduledEvents;
  const start = new Date(Date.now() + 7 * 86_400_000);
  const end = new Date(start.getTime() + 7_200_000);
  const coffee = { name: 'Coffee in the park', scheduledStartTime: start, scheduledEndTime: end,
    privacyLevel: Privacy.GuildOnly, entityType: Kind.External, entityMetadata: { location: 'By the swings' } };

  await steps.run('an event elsewhere is made, heard, listed, changed and deleted', async () => {
    const heard = walk.next(Events.GuildScheduledEventCreate);
    const made = await manager.create({ ...coffee, description: 'Bring a cup' });
    assert.equal((await heard)[0].name, coffee.name);
    assert.equal(made.entityMetadata.location, 'By the swings');
    assert.equal(made.status, Status.Scheduled);
    assert.equal(made.scheduledStartTimestamp, start.getTime());
    assert.equal((await manager.fetch()).get(made.id).name, coffee.name);
    const counted = await manager.fetch({ guildScheduledEvent: made.id, withUserCount: true, force: true });
    assert.equal(counted.userCount, 0);
    assert.equal((await made.fetchSubscribers({ withMember: true })).size, 0);
    assert.equal((await made.edit({ name: 'Tea in the park' })).name, 'Tea in the park');
    const gone = walk.next(Events.GuildScheduledEventDelete);
    await made.delete();
    await gone;
  });

  await steps.run('an event in a voice channel that comes back every week', async () => {
    const made = await manager.create({
      name: 'Sunday call', scheduledStartTime: start, privacyLevel: Privacy.GuildOnly, entityType: Kind.Voice,
      channel: walk.channel('kitchen-table'),
      recurrenceRule: { startAt: start, frequency: Every.Weekly, interval: 2, byWeekday: [Day.Sunday] },
    });
    assert.equal(made.channel.name, 'kitchen-table');
    assert.equal(made.recurrenceRule.interval, 2);
    assert.deepEqual(made.recurrenceRule.byWeekday, [Day.Sunday]);
    assert.equal((await made.setStatus(Status.Active)).status, Status.Active);
    await made.setStatus(Status.Completed);
  });

  await steps.run('an event in the past is refused with its path', async () => {
    const past = { ...coffee, scheduledStartTime: new Date(Date.now() - 1000) };
    const problem = await walk.refused(50035, () => manager.create(past));
    assert.ok(problem.rawError.errors.scheduled_start_time._errors.length > 0);
  });
}
