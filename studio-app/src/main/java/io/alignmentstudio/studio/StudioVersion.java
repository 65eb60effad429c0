package io.alignmentstudio.studio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this studio. */
public final class StudioVersion {
  private StudioVersion() {}

  public static String text() {
    Properties properties = new Properties();
    try (InputStream in = StudioVersion.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("the studio was built without version.properties");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
