package dev.hearth.activity.internal;

import dev.hearth.activity.ActivityFollower;
import dev.hearth.activity.ActivityKind;
import dev.hearth.activity.ActivityLog;
import dev.hearth.activity.ActivityReader;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The log as beans. */
@Configuration(proxyBeanMethods = false)
class ActivityConfiguration {
    @Bean
    LogAssembly logAssembly(
            JdbcOperations connections,
            PlatformTransactionManager transactions,
            Clock clock,
            ObjectProvider<ActivityKind.Declarations> declarations) {
        var kinds = declarations
                .orderedStream()
                .flatMap(declared -> declared.kinds().stream())
                .toList();
        return new LogAssembly(connections, new TransactionTemplate(transactions), clock, kinds);
    }

    @Bean
    ActivityLog activityLog(LogAssembly assembly) {
        return assembly.log();
    }

    @Bean
    ActivityReader activityReader(LogAssembly assembly) {
        return assembly.reader();
    }

    @Bean
    FollowerRunner activityFollowers(LogAssembly assembly, ObjectProvider<ActivityFollower> followers) {
        return assembly.followers(followers.orderedStream().toList());
    }
}
