package org.patchbay.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Says what a provider component serves: in its service properties, and in the same words in its
 * bundle's {@code patchbay.provider} capability. The members are explained in {@link
 * ProviderProperties}.
 */
@Capability(namespace = ProviderProperties.CAPABILITY)
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ProvidesService {
  /** Put before the name of each member to make the name of the property. */
  String PREFIX_ = "patchbay.";

  @Attribute(ProviderProperties.SERVICE)
  String[] service();

  @Attribute(ProviderProperties.PORT)
  int port();

  int port_secure() default 0;

  int port_implicit() default 0;

  @Attribute(ProviderProperties.SCHEME)
  String[] scheme() default {};

  String[] flag() default {};

  String[] option() default {};

  @Attribute(ProviderProperties.FEATURE)
  String[] feature() default {};

  @Attribute(ProviderProperties.VENDOR)
  String vendor() default "";

  String user() default "";
}
