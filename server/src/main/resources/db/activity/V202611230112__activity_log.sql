-- What each number stored in the log means. A kind whose facts change shape gets a new version and with it a new number.
create table activity.kind (
    number  smallint primary key,
    name    text     not null,
    version smallint not null,
    meaning text     not null,
    facts   jsonb    not null,
    unique (name, version)
);

create table activity.source (
    number integer generated always as identity primary key,
    name   text not null unique
);

-- Appended to, never changed. The primary key is the only index: the log is read in order, questions go to the lake.
create table activity.log (
    sequence     bigint generated always as identity (cache 1) primary key,
    id           uuid        not null,
    occurred_at  timestamptz not null,
    recorded_at  timestamptz not null,
    actor        bigint,
    subject      bigint,
    amount_minor bigint,
    community    integer     not null,
    group_number integer,
    source       integer     not null,
    kind         smallint    not null,
    actor_role   smallint    not null,
    subject_type smallint,
    origin       smallint    not null,
    "precision"  smallint    not null,
    currency     text,
    facts        jsonb       not null,
    check ((amount_minor is null) = (currency is null)),
    check ((subject is null) = (subject_type is null))
);

-- The erasable side of the log: what a source calls a line, and what the line is about.
create table activity.source_key (
    community    integer  not null,
    source       integer  not null,
    key          text     not null,
    activity     uuid     not null,
    subject_type smallint not null,
    subject      bigint   not null,
    primary key (community, source, key)
);

-- How far each follower has come.
create table activity.cursor (
    name     text primary key,
    sequence bigint      not null,
    moved_at timestamptz not null
);

-- A writer announces, before it draws a sequence, that its sequences will all be greater than its floor: by a shared
-- advisory lock whose key is the floor, held until the writer has committed or rolled back. The proof that readers
-- miss nothing stands with the class Horizon. 18514 ('HR') in the upper 16 bits keeps the keys apart from others'.
create function activity.announce_append() returns trigger language plpgsql as $$
declare
    floor bigint := coalesce(pg_sequence_last_value('activity.log_sequence_seq'), 0);
begin
    -- nobody takes such a lock exclusively, so trying never fails; a condition is cheaper than PERFORM
    if not pg_try_advisory_xact_lock_shared((18514::bigint << 48) | floor) then
        raise exception 'somebody holds the lock of the log''s floor % exclusively', floor;
    end if;
    return null;
end
$$;

create trigger announce_append before insert on activity.log
    for each statement execute function activity.announce_append();
alter table activity.log enable always trigger announce_append;

create function activity.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'activity.log is append-only' using errcode = 'restrict_violation';
end
$$;

create trigger refuse_change before update or delete or truncate on activity.log
    for each statement execute function activity.refuse_change();
alter table activity.log enable always trigger refuse_change;

-- Looks once: the sequence first, then the floors of the writers at work.
create function activity.observe_horizon(out last_sequence bigint, out horizon bigint) language plpgsql as $$
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'the log is read under read committed only, not %', current_setting('transaction_isolation');
    end if;
    last_sequence := coalesce(pg_sequence_last_value('activity.log_sequence_seq'), 0);
    select least(last_sequence, min(((l.classid::bigint & 65535) << 32) | l.objid::bigint))
    into horizon
    from pg_locks l
    where l.locktype = 'advisory'
      and l.database = (select d.oid from pg_database d where d.datname = current_database())
      and l.objsubid = 1
      and l.classid::bigint >> 16 = 18514;
end
$$;
