import Foundation
import Testing

/// Columns have names of their own: a dimension that is called like another column gives way, and its values stay.
struct ColumnNameTests {
  @Test func ofRows() throws {
    let names = ["zone", "zone_", "category", "division", "division_name", "class", "located_by", "graduate"]
    let workspace = try SmallExtract.workspace(dimensions: names)
    let columns = [
      "zone__", "zone_", "category_", "division_", "division_name_", "class_", "located_by_", "graduate_",
    ]
    let csv = try liuyu("normalize", "small.yaml", "--quiet", in: workspace.folder)
    #expect(csv.status == 0, "\(csv.errors)")
    let table = GraduateTable(csv.text)
    #expect(Array(table.header[6..<14]) == columns && Set(table.header).count == table.header.count)
    #expect(table["zone"] == ["chongqing_core", "chongqing_core", "circle", ""])
    let ndjson = try liuyu(
      "normalize", "small.yaml", "--quiet", "--format", "ndjson", in: workspace.folder)
    let row = try #require(
      try JSONSerialization.jsonObject(with: Data(ndjson.text.split(separator: "\n")[0].utf8))
        as? [String: Any])
    #expect(row.count == table.header.count && row["category"] as? String == "contract")
    for (column, name) in zip(columns, names) {
      #expect(row[column] as? String == "\(name)值")
      #expect(table[column] == Array(repeating: "\(name)值", count: 4))
    }
  }

  @Test func ofCubes() throws {
    let names = ["circle", "chongqing", "contract", "zone", "zone_", "employed_circle", "graduates"]
    let workspace = try SmallExtract.workspace(dimensions: names)
    let run = try liuyu("run", "small.yaml", "--quiet", "--cube", "c", "-o", "r", in: workspace.folder)
    #expect(run.status == 0, "\(run.errors)")
    let python = try Command(
      program: Command.python,
      arguments: [
        "-c",
        """
        import sqlite3
        cube = sqlite3.connect("c")
        for view in "graduates", "flows":
            assert not [c[0] for c in cube.execute(f"SELECT * FROM {view}").description if ":" in c[0]], view
        columns = ["circle_", "chongqing_", "contract_", "zone__", "zone_", "employed_circle_", "graduates_"]
        assert [name for name, in cube.execute("SELECT column_name FROM dimension WHERE id > 3")] == columns
        assert cube.execute("SELECT sum(chongqing), sum(circle), min(circle_) FROM graduates").fetchone() == (2, 1, "circle值")
        """,
      ], folder: workspace.folder
    ).run()
    #expect(python.status == 0, "\(python.errors)")
    let query = try liuyu("query", "c", "--by", names.joined(separator: ","), in: workspace.folder)
    #expect(query.status == 0 && query.text.contains("circle值"), "\(query.errors)")
  }
}
