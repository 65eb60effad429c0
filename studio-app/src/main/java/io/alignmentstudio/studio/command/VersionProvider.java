package io.alignmentstudio.studio.command;

import io.alignmentstudio.studio.StudioVersion;
import picocli.CommandLine.IVersionProvider;

/** Says which studio this is. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"Alignment Studio " + StudioVersion.text()};
  }
}
