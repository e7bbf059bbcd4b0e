-- An erased identity stays as a number that the log's lines refer to; nothing says whose it was.
alter table member.identity alter column source_key drop not null;
alter table member.identity add column erased_at timestamptz;
alter table member.identity add check (erased_at is null or (source_key is null and display_name is null));
alter table member.identity add check (erased_at is not null or source_key is not null);
create index identity_erased on member.identity (number) where erased_at is not null;

-- Recognises an erased account when a source tells of it again: HMAC-SHA-256 of source and account key, whose secret is
-- kept outside the database.
create table member.erased_account (
    account_hash bytea primary key check (octet_length(account_hash) = 32),
    identity     bigint not null references member.identity
);
