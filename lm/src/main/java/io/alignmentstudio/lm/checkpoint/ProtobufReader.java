package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads the protobuf wire format from a stream, one field at a time. Source: Protocol Buffers,
 * "Encoding".
 */
final class ProtobufReader {
  static final int VARINT = 0;
  static final int FIXED_64 = 1;
  static final int LENGTH = 2;
  static final int FIXED_32 = 5;

  private static final int LONGEST_TEXT = 1 << 16;

  private final InputStream in;
  private final String origin;
  private final Deque<Long> ends = new ArrayDeque<>();
  private long position;
  private int wireType;

  ProtobufReader(InputStream in, String origin) {
    this.in = in;
    this.origin = origin;
  }

  /** Goes to the next field of the current message; 0 at its end. */
  int nextField() throws IOException {
    if (atEnd()) {
      return 0;
    }
    long tag = varint();
    wireType = (int) (tag & 7);
    long field = tag >>> 3;
    if (field < 1 || field >= 1 << 29) {
      throw malformed("field number " + field);
    }
    return (int) field;
  }

  /** Wire type of the field that {@link #nextField} returned. */
  int wireType() {
    return wireType;
  }

  /** Enters the message that is the current field's value. */
  void enter() throws IOException {
    long length = length();
    ends.push(position + length);
  }

  /** Leaves the message once {@link #nextField} returned 0. */
  void leave() {
    ends.pop();
  }

  long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = in.read();
      if (next < 0) {
        throw malformed("it ends in the middle of a number");
      }
      position++;
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw malformed("a number is longer than 64 bits");
  }

  String text() throws IOException {
    long length = length();
    if (length > LONGEST_TEXT) {
      throw malformed("a name takes " + length + " bytes, more than " + LONGEST_TEXT);
    }
    return new String(bytes((int) length), StandardCharsets.UTF_8);
  }

  /** Length in bytes of the current field's value. */
  long length() throws IOException {
    if (wireType != LENGTH) {
      throw malformed("wire type " + wireType + ", expected " + LENGTH);
    }
    long length = varint();
    if (length < 0 || (!ends.isEmpty() && length > ends.getFirst() - position)) {
      throw malformed("a field of " + length + " bytes reaches beyond its message");
    }
    return length;
  }

  /** Fills the segment with the next bytes. */
  void read(MemorySegment target) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long done = 0;
    while (done < target.byteSize()) {
      int wanted = (int) Math.min(buffer.length, target.byteSize() - done);
      int got = in.readNBytes(buffer, 0, wanted);
      if (got < wanted) {
        throw malformed("it ends in the middle of a tensor");
      }
      MemorySegment.copy(buffer, 0, target, ValueLayout.JAVA_BYTE, done, got);
      done += got;
      position += got;
    }
  }

  /** Passes over the current field's value. */
  void skip() throws IOException {
    switch (wireType) {
      case VARINT -> varint();
      case FIXED_64 -> skip(8);
      case LENGTH -> skip(length());
      case FIXED_32 -> skip(4);
      default -> throw malformed("wire type " + wireType);
    }
  }

  StudioException malformed(String what) {
    return new StudioException(
        ErrorCode.DATA,
        "%s: not a readable ONNX file: %s, at byte %d".formatted(origin, what, position));
  }

  /** Whether the current message, or the stream, is at its end. */
  boolean atEnd() throws IOException {
    if (!ends.isEmpty()) {
      return position >= ends.getFirst();
    }
    in.mark(1);
    if (in.read() < 0) {
      return true;
    }
    in.reset();
    return false;
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw malformed("it ends in the middle of a name");
    }
    position += length;
    return bytes;
  }

  private void skip(long length) throws IOException {
    try {
      in.skipNBytes(length);
    } catch (EOFException e) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s: not a readable ONNX file: it ends in the middle of a field of %d bytes, at byte %d"
              .formatted(origin, length, position),
          e);
    }
    position += length;
  }
}
