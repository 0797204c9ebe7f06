using System.Text.Json.Nodes;
using MomBot.Sandbox.Interactions;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>What a person does without the bot being asked: writes, opens a thread, reacts, votes, comes.</summary>
internal sealed class PersonActs(DiscordWorld world, Finder finder)
{
    private DateTimeOffset Now => world.Clock.Now;

    public JsonObject Say(User person, Guild? guild, JsonObject say)
    {
        var channel = finder.Visible(finder.Channel(say["channel"], guild), person);
        return Written(Write(person, channel, Finder.Text(say["text"], "text")));
    }

    /// <summary>A post in a forum, or a thread in a channel: opened by its first message.</summary>
    public JsonObject Post(User person, Guild? guild, JsonObject post)
    {
        var parent = finder.Visible(finder.Channel(post["channel"], guild), person);
        var opens = parent.IsForum ? Permission.SendMessages
            : (bool?)post["private"] == true ? Permission.CreatePrivateThreads : Permission.CreatePublicThreads;
        if (parent.IsThread || parent.Guild is null || !Permissions.Can(parent, person, opens, Now))
            throw new RefusalException($"{person.Name} cannot open a thread in '{parent.Name}'.");
        var name = Finder.Text(post["name"], "name");
        if (name.Length > 100) throw new RefusalException("The name of a thread is 100 characters at most.");
        var type = opens == Permission.CreatePrivateThreads ? ChannelType.PrivateThread
            : parent.Type == ChannelType.Announcement ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
        var tags = (post["tags"] as JsonArray ?? []).Select(tag => Tag(parent, tag, person)).ToList();
        if (parent.RequiresTag && tags.Count == 0) throw new RefusalException("A post here needs a tag.");
        if (tags.Count > 5) throw new RefusalException("A post has five tags at most.");
        var thread = world.Threads.Open(parent, type, name, person, parent.DefaultAutoArchive ?? 4320);
        thread.Thread!.AppliedTags.AddRange(tags);
        world.Threads.TellCreated(thread);
        var first = world.Messages.Say(
            thread, person, Finder.Text(post["text"], "text"), id: parent.IsForum ? thread.Id : null);
        var done = Written(first);
        done["thread"] = ChannelShape.Of(thread);
        return done;
    }

    public JsonObject React(User person, JsonObject react)
    {
        var message = finder.Message(react["message"], person);
        var emoji = Finder.Text(react["emoji"], "emoji");
        var add = (bool?)react["remove"] != true;
        if (!EmojiForm.IsEmoji(emoji)) throw new RefusalException($"'{emoji}' is no emoji.");
        if (add && !message.Reactions.ContainsKey(emoji)
            && !Permissions.Can(message.Channel, person, Permission.AddReactions, Now))
            throw new RefusalException($"{person.Name} may not add a reaction here.");
        world.Messages.React(message, emoji, person, add);
        return Written(message);
    }

    public JsonObject Vote(User person, JsonObject vote)
    {
        var message = finder.Message(vote["message"], person);
        if (message.Poll is not { } poll) throw new RefusalException("This message has no poll.");
        if (PollActs.IsOver(message)) throw new RefusalException("This poll is closed.");
        var answers = SelectValues.Many(vote["answers"]).Select(answer => (int)answer).ToHashSet();
        if (answers.Except(PollActs.Answers(message)).Any()) throw new RefusalException("There is no such answer.");
        if (answers.Count > 1 && (bool?)poll["allow_multiselect"] != true)
            throw new RefusalException("Only one answer can be chosen.");
        world.Polls.Vote(message, person, answers);
        return Written(message);
    }

    /// <summary>"Interested" on a planned event; with going false it is taken back.</summary>
    public JsonObject Interest(User person, JsonObject interest)
    {
        var id = Json.TryId(interest["event"], out var given) ? given : 0;
        var guild = world.AllGuilds.Values.FirstOrDefault(one => one.ScheduledEvents.ContainsKey(id))
            ?? throw new RefusalException("There is no such event.");
        if (!guild.Members.ContainsKey(person.Id)) throw new RefusalException($"{person.Name} cannot see this event.");
        world.ScheduledEvents.SetInterest(guild, id, person, (bool?)interest["going"] ?? true);
        return new JsonObject { ["event"] = Json.Id(id), ["interested"] = guild.EventUsers[id].Count };
    }

    /// <summary>Someone known comes, or someone new; with an invite its roles come too.</summary>
    public JsonObject Join(JsonNode? who, JsonObject join)
    {
        var invite = join["invite"] is { } code
            ? world.Invites.Find(code.ToString()) ?? throw new RefusalException("This invite is not valid any more.")
            : null;
        var guild = invite?.Guild ?? finder.Guild(join["guild"]);
        var person = PersonOrNew(who, guild);
        if (guild.Members.ContainsKey(person.Id)) throw new RefusalException($"{person.Name} is here already.");
        if (guild.Bans.ContainsKey(person.Id)) throw new RefusalException($"{person.Name} is banned here.");
        return UserShape.Member(
            invite is null ? world.Members.Join(guild, person) : world.Invites.Use(invite, person));
    }

    private User PersonOrNew(JsonNode? who, Guild guild)
    {
        try
        {
            return finder.Person(who, guild);
        }
        catch (RefusalException refusal) when (refusal.Status == 404)
        {
            return world.Members.NewUser(Finder.Text(who, "as"));
        }
    }

    private Message Write(User person, Channel channel, string text)
    {
        var needed = channel.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages;
        if (!channel.HoldsMessages || !Permissions.Can(channel, person, needed, Now))
            throw new RefusalException($"{person.Name} may not write in '{channel.Name}'.");
        if (channel.Thread is { Locked: true }
            && !Permissions.Can(channel, person, Permission.ManageThreads, Now))
            throw new RefusalException("This thread is locked.");
        if (text.EnumerateRunes().Count() > 2000) throw new RefusalException("A message is 2000 characters at most.");
        if (channel.Slowmode > 0 && !Permissions.Can(channel, person, Permission.BypassSlowmode, Now)
            && channel.Messages.LastOrDefault(message => message.Author == person) is { } last
            && last.At.AddSeconds(channel.Slowmode) > Now)
            throw new RefusalException($"Slow mode: {person.Name} must wait before writing again.");
        return world.Messages.Say(channel, person, text);
    }

    private ulong Tag(Channel forum, JsonNode? wanted, User person)
    {
        var named = wanted?.ToString();
        var tag = forum.Tags.FirstOrDefault(one => one.Name == named || Json.Id(one.Id) == named)
            ?? throw new RefusalException($"There is no tag '{wanted}' here.");
        return tag.Moderated && !Permissions.Can(forum, person, Permission.ManageThreads, Now)
            ? throw new RefusalException($"Only moderators give the tag '{tag.Name}'.")
            : tag.Id;
    }

    private JsonObject Written(Message message) => new() { ["message"] = MessageView.Of(message, world) };
}
