create schema conversation;

create sequence conversation.message_number as bigint;

create table conversation.message (
    number       bigint primary key,
    community    int not null,
    group_number int not null,
    identity     bigint not null,
    sent_at      timestamptz not null,
    text         text not null,
    reply_to     bigint,
    reactions    jsonb
);
create index on conversation.message (group_number, sent_at, number);

-- Replies whose root has not been seen yet; the root may come later in the file, or in another file.
create table conversation.pending_reply (
    community int not null,
    source    text not null,
    root_key  text not null,
    message   bigint not null,
    primary key (community, source, root_key, message)
);
