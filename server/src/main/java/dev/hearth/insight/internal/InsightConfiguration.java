package dev.hearth.insight.internal;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Turns on the sweeping of the lake. */
@Configuration
@EnableScheduling
class InsightConfiguration {}
