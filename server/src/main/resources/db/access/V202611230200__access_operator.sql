create schema access;

create table access.operator (
    id uuid primary key,
    login text not null unique check (login ~ '^[a-z0-9][a-z0-9._@+-]{1,63}$'),
    name text not null check (char_length(name) between 1 and 100),
    role text not null check (role in ('OWNER', 'ADMIN', 'OPERATOR', 'ANALYST', 'MODERATOR')),
    password_hash text not null,
    created_at timestamptz not null
);

-- Only the SHA-256 of a token is kept: who reads the table cannot sign in with it.
create table access.session (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    operator uuid not null references access.operator on delete cascade,
    created_at timestamptz not null,
    seen_at timestamptz not null
);
create index session_operator on access.session (operator, created_at);
create index session_seen_at on access.session (seen_at);
create index session_created_at on access.session (created_at);

-- A failed (or still undecided) sign-in. The login is hashed: people type passwords into the wrong field.
create table access.sign_in_attempt (
    id bigint generated always as identity primary key,
    login_hash bytea not null check (octet_length(login_hash) = 32),
    address text not null,
    attempted_at timestamptz not null
);
create index sign_in_attempt_login on access.sign_in_attempt (login_hash, attempted_at);
create index sign_in_attempt_address on access.sign_in_attempt (address, attempted_at);
create index sign_in_attempt_time on access.sign_in_attempt (attempted_at);

create table access.setup_token (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    issued_at timestamptz not null
);

create table access.audit (
    id uuid primary key,
    recorded_at timestamptz not null,
    kind text not null,
    actor uuid,
    subject uuid,
    address text
);
create index audit_recorded_at on access.audit (recorded_at);

create function access.refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'access.audit is append-only';
end
$$;
create trigger audit_append_only before update or delete or truncate on access.audit
    for each statement execute function access.refuse_audit_change();
