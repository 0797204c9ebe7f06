-- Whoever chooses another help channel and then the first one again finds its door card hanging there still: it is
-- known by its channel, and not hung twice.

alter table help_doors rename to help_doors_before;

create table help_doors (
  guild_id bigint not null,
  channel_id bigint not null,
  message_id bigint,
  primary key (guild_id, channel_id)
);

insert into help_doors (guild_id, channel_id, message_id)
select guild_id, channel_id, message_id from help_doors_before;

drop table help_doors_before;
