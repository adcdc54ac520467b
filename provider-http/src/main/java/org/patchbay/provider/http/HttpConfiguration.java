package org.patchbay.provider.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a deployer can set under the PID {@code org.patchbay.provider.http}. */
@ObjectClassDefinition(
    name = "Patchbay HTTP provider",
    description = "Limits of HTTP connections; a change holds for new connections.")
@interface HttpConfiguration {
  @AttributeDefinition(
      name = "Network connections per origin",
      description = "How many requests of one connection may be under way at once.",
      min = "1")
  int connections() default HttpLimits.CONNECTIONS;

  @AttributeDefinition(
      name = "Wait for a network connection (ms)",
      description = "How long a request waits while all network connections are in use.",
      min = "1")
  long waitMillis() default HttpLimits.WAIT_MILLIS;

  @AttributeDefinition(
      name = "Header lines",
      description = "An answer with more is refused.",
      min = "1")
  int headerLines() default HttpLimits.HEADER_LINES;

  @AttributeDefinition(
      name = "Bytes in a header line",
      description = "An answer with a longer line is refused.",
      min = "64")
  int headerLineBytes() default HttpLimits.HEADER_LINE_BYTES;

  @AttributeDefinition(
      name = "Decoded bytes",
      description = "A coded body that becomes larger is cut off.",
      min = "1")
  long decodedBytes() default HttpLimits.DECODED_BYTES;

  @AttributeDefinition(
      name = "Decoded ratio",
      description = "A body that becomes so many times as large as it was sent is cut off.",
      min = "2")
  int decodedRatio() default HttpLimits.DECODED_RATIO;

  @AttributeDefinition(
      name = "HTTP/2",
      description = "Whether it is offered over TLS; a server that does not know it gets HTTP/1.1.")
  boolean http2() default HttpLimits.HTTP2;

  @AttributeDefinition(
      name = "Streams of an HTTP/2 connection",
      description = "How many requests share it at most; the server may allow fewer.",
      min = "1")
  int streams() default HttpLimits.STREAMS;

  @AttributeDefinition(
      name = "Window of an HTTP/2 stream (bytes)",
      description = "How much of an answer is taken before anybody reads it.",
      min = "65535",
      max = "2147483647")
  int streamWindowBytes() default HttpLimits.STREAM_WINDOW_BYTES;

  @AttributeDefinition(
      name = "Bytes in a header of HTTP/2",
      description = "An answer whose header has more, decoded, is refused.",
      min = "1024")
  int headerListBytes() default HttpLimits.HEADER_LIST_BYTES;

  @AttributeDefinition(
      name = "Bytes of a cache",
      description = "The most that a connection which asks for a cache may have; 0 for none.",
      min = "0")
  long cacheBytes() default HttpLimits.CACHE_BYTES;
}
