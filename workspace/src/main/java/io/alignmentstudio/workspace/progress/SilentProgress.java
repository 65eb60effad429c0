package io.alignmentstudio.workspace.progress;

/** Says nothing. */
enum SilentProgress implements Progress {
  INSTANCE;

  @Override
  public void start(String name, long total, String unit) {}

  @Override
  public void advance(long units) {}

  @Override
  public void metric(String name, double value) {}

  @Override
  public void message(String text) {}

  @Override
  public void done(String result) {}
}
