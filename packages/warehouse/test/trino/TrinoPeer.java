import com.fasterxml.jackson.databind.ObjectMapper;
import io.trino.plugin.memory.MemoryConnectorFactory;
import io.trino.testing.LocalQueryRunner;
import io.trino.testing.TestingSession;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A real Trino that answers SQL of its standard input, with tables in memory. A line in is a statement as a JSON string, a line out
 * is its rows as JSON, or an object with the reason why there are none.
 */
public class TrinoPeer {
  public static void main(String[] arguments) throws Exception {
    // Before anything of Trino's takes the standard output for its log.
    var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var json = new ObjectMapper();
    var zone = io.trino.spi.type.TimeZoneKey.UTC_KEY;
    var session =
        TestingSession.testSessionBuilder().setCatalog("memory").setSchema("default").setTimeZoneKey(zone).build();
    try (var runner = LocalQueryRunner.create(session)) {
      runner.createCatalog("memory", new MemoryConnectorFactory(), Map.of());
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Object answer;
        try {
          var rows = runner.execute(json.readValue(line, String.class)).getMaterializedRows();
          answer = rows.stream().map(row -> row.getFields().stream().map(TrinoPeer::text).toList()).toList();
        } catch (RuntimeException error) {
          answer = Map.of("error", String.valueOf(error.getMessage()));
        }
        out.println(json.writeValueAsString(answer));
      }
    }
    System.exit(0);
  }

  private static List<String> text(Object field) {
    // A list of none or one, because a list of Java has no nulls.
    return field == null ? List.of() : List.of(String.valueOf(field));
  }
}
