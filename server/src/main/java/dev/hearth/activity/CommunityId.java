package dev.hearth.activity;

/** Dense number of a community inside the installation; outside it goes by a UUID. */
public record CommunityId(int value) {}
