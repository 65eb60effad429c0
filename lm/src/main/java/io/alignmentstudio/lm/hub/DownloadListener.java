package io.alignmentstudio.lm.hub;

/** Hears how far a download is. */
public interface DownloadListener {
  /** A file begins; {@code done} bytes of it were here already. */
  void start(String file, long done, long total);

  /** More bytes of the file have come. */
  void advance(long bytes);

  /** The file is whole and its checksum is right. */
  void done(String file);

  /** Hears nothing. */
  static DownloadListener silent() {
    return new DownloadListener() {
      @Override
      public void start(String file, long done, long total) {}

      @Override
      public void advance(long bytes) {}

      @Override
      public void done(String file) {}
    };
  }
}
