package dev.hearth.access.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hashes of set-up tokens shown at a start; each node of an installation shows its own. */
@Repository
class SetupTokenStore {
    private final JdbcClient jdbc;

    SetupTokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a token and forgets all but the newest. */
    void insert(byte[] tokenHash, Instant at, int keep) {
        jdbc.sql("insert into access.setup_token (token_hash, issued_at) values (:tokenHash, :at)")
                .param("tokenHash", tokenHash)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                delete from access.setup_token where token_hash in (
                    select token_hash from access.setup_token order by issued_at desc, token_hash offset :keep)
                """).param("keep", keep).update();
    }

    boolean exists(byte[] tokenHash) {
        return jdbc.sql("select exists (select from access.setup_token where token_hash = :tokenHash)")
                .param("tokenHash", tokenHash)
                .query(Boolean.class)
                .single();
    }

    /** Lets one transaction at a time finish the set-up. */
    void lock() {
        jdbc.sql("lock table access.setup_token in exclusive mode").update();
    }

    void deleteAll() {
        jdbc.sql("delete from access.setup_token").update();
    }
}
