package org.patchbay.tck;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Gives each test of a contract the bench of its class, and reports at the end. */
final class BenchExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver,
        TestWatcher {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(BenchExtension.class);

  /** What is kept for a class; some versions of JUnit close what is kept by itself. */
  private record Held(Bench<?> bench, ContractReport report) {}

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    ProviderContract<?> contract = (ProviderContract<?>) context.getRequiredTestInstance();
    Bench<?> bench = new Bench<>(contract);
    ContractReport report =
        new ContractReport(contract.getClass().getSimpleName(), bench.container().name());
    context.getStore(OURS).put(Held.class, new Held(bench, report));
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    bench(context).begin();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    bench(context).end();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    Held held = context.getStore(OURS).get(Held.class, Held.class);
    if (held != null) {
      System.out.println(held.report());
      held.bench().close();
    }
  }

  private static Bench<?> bench(ExtensionContext context) {
    return context.getStore(OURS).get(Held.class, Held.class).bench();
  }

  private static ContractReport report(ExtensionContext context) {
    return context.getStore(OURS).get(Held.class, Held.class).report();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Bench.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return bench(context);
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    report(context).passed();
  }

  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    report(context).skipped(name(context), String.valueOf(cause.getMessage()));
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    report(context).skipped(name(context), reason.orElse("disabled"));
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    report(context).failed(name(context), String.valueOf(cause.getMessage()));
  }

  private static String name(ExtensionContext context) {
    return context.getRequiredTestMethod().getName();
  }
}
