package org.civilhub.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What happens to a line of JSON, by chance or because somebody does it on purpose. */
final class Damage {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\\u0000",
          "\\uD800",
          "\\uDC00",
          "\\ud83d\\ude00",
          "null",
          "true",
          "0",
          "00",
          "-",
          "-0",
          ".",
          ".5",
          "1.",
          "1e5",
          "1E+2",
          "123456789012345678901",
          "0.00000000000000000000001",
          " ",
          "\t",
          "\n",
          "\r",
          "\u0000",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "é",
          "\"id\":\"x\",",
          ",\"note\":\"n\"",
          ",\"zz\":1",
          "//",
          "'",
          "NaN",
          "-Infinity",
          "+1",
          "1e",
          "0x1F",
          "1 2",
          "tru",
          "TRUE",
          "\\u12G4",
          "\\q",
          "\u00A0",
          "“",
          "😀",
          "/*",
          "#");

  private Damage() {}

  static byte[] to(byte[] line, Random random) {
    byte[] changed = line;
    for (int i = random.nextInt(3); i >= 0; i--) {
      changed = once(changed, random);
    }
    return changed;
  }

  private static byte[] once(byte[] line, Random random) {
    if (line.length == 0) {
      return line;
    }
    int at = random.nextInt(line.length);
    int to = at + random.nextInt(line.length - at + 1);
    byte[] other = line.clone();
    switch (random.nextInt(8)) {
      case 0 -> other[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> other[at] = (byte) random.nextInt(256);
      case 2 -> other = Arrays.copyOf(line, at);
      case 3 -> other = joined(line, 0, at, new byte[0], to, line.length);
      case 4 -> other = joined(line, 0, to, new byte[0], at, line.length);
      case 5 ->
          other =
              joined(
                  line,
                  0,
                  at,
                  PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8),
                  at,
                  line.length);
      case 6 -> other = members(line, random);
      default -> other = escaped(line, at, random);
    }
    return other;
  }

  private static byte[] joined(byte[] line, int a, int b, byte[] between, int c, int d) {
    byte[] joined = Arrays.copyOf(Arrays.copyOfRange(line, a, b), b - a + between.length + d - c);
    System.arraycopy(between, 0, joined, b - a, between.length);
    System.arraycopy(line, c, joined, b - a + between.length, d - c);
    return joined;
  }

  /** The members of the outermost object in another order, one perhaps twice or renamed. */
  private static byte[] members(byte[] line, Random random) {
    List<String> members = new ArrayList<>();
    String text = new String(line, UTF_8);
    int depth = 0;
    boolean inText = false;
    int start = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inText) {
        i += c == '\\' ? 1 : 0;
        inText = c != '"';
      } else {
        inText = c == '"';
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        if ((c == ',' && depth == 1) || (c == '}' && depth == 0)) {
          members.add(text.substring(start, Math.max(i, start)));
          start = i + 1;
        }
      }
    }
    Collections.shuffle(members, random);
    if (!members.isEmpty() && random.nextInt(4) == 0) {
      members.add(members.get(random.nextInt(members.size())));
    }
    if (!members.isEmpty() && random.nextInt(4) == 0) {
      members.set(0, members.get(0).replaceFirst("\"[a-z]", "\"q"));
    }
    return ("{" + String.join(random.nextBoolean() ? "," : " ,\t", members) + "}").getBytes(UTF_8);
  }

  private static byte[] escaped(byte[] line, int at, Random random) {
    String text = new String(line, UTF_8);
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = Character.isLetterOrDigit(c) || Character.isSurrogate(c);
      escaped.append(
          isPlain && i >= at && random.nextInt(3) == 0 ? "\\u%04x".formatted((int) c) : c);
    }
    return escaped.toString().getBytes(UTF_8);
  }
}
