package io.alignmentstudio.workspace.store;

import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The stages of the last framing. */
public final class FunnelStore {
  private final RowTable table;

  public FunnelStore(Database database, InstantSource clock) {
    this.table = new RowTable(database, clock, "funnel_stages", "rows_in", "rows_out");
  }

  /** Makes the stored funnel equal to this one. */
  public Changes replaceAll(Funnel funnel, Origin origin) {
    return table.replaceAll(
        funnel.stages().stream()
            .map(
                stage -> new Row(stage.name(), List.of(stage.in(), stage.out()), Json.write(stage)))
            .toList(),
        origin);
  }

  /** The funnel; without stages before the first framing. */
  public Funnel funnel() {
    return new Funnel(
        table.json(Map.of()).stream().map(json -> Json.read(json, Funnel.Stage.class)).toList());
  }
}
