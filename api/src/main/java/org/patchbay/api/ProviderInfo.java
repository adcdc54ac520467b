package org.patchbay.api;

import java.util.List;

/**
 * A provider that is installed.
 *
 * @param name symbolic name of its bundle
 * @param version version of its bundle
 * @param services names of the service types that it serves
 * @param schemes URL schemes that lead to it
 * @param port its default port
 * @param features what it can do beyond its interface, in its own words
 * @param vendor who made it; empty if it does not say
 * @param ranking its {@code service.ranking}
 * @param id its {@code service.id}
 * @param allowed whether the profile allows its services
 */
public record ProviderInfo(
    String name,
    String version,
    List<String> services,
    List<String> schemes,
    int port,
    List<String> features,
    String vendor,
    int ranking,
    long id,
    boolean allowed) {
  /** Copies the lists. */
  public ProviderInfo {
    services = List.copyOf(services);
    schemes = List.copyOf(schemes);
    features = List.copyOf(features);
  }
}
