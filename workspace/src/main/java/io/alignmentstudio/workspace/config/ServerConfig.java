package io.alignmentstudio.workspace.config;

/** The local web studio; it listens on 127.0.0.1 only. */
public record ServerConfig(
    @Setting(value = "Port of the web studio; 0 takes a free one.", byDefault = "8088") int port) {
  public ServerConfig {
    new Limits().between("port", port, 0, 65_535).check();
  }
}
