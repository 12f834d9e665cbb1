import Foundation
import Glibc
import Testing

/// No output is another output or an input, however the paths are written: the command ends before it reads or makes
/// anything.
struct FilesOfTheirOwnTests {
  /// Two cubes, a key, pipelines with outputs of their own, and links to all kinds of things.
  private static func workspace() throws -> Workspace {
    let workspace = try SmallExtract.workspace()
    let lines = SmallExtract.extract.split(separator: "\n")
    for (name, lines) in [("a", [lines[0], lines[1]]), ("b", [lines[0], lines[2]])] {
      try workspace.write(lines.joined(separator: "\n") + "\n", to: "\(name).csv")
      let run = try liuyu(
        "run", "small.yaml", "--input", "\(name).csv", "--cube", "\(name).cube", "--output", "old.json",
        in: workspace.folder)
      #expect(run.status == 0, "\(run.errors)")
    }
    try workspace.write("a key of 20 bytes...", to: "key")
    for (name, outputs) in [
      ("twice", "report: r.json, cube: here/r.json"), ("new", "report: new/r, cube: here/new/./r"),
      ("itself", "report: itself.yaml"), ("eats", "rejects: link.csv"),
    ] {
      try workspace.write(SmallExtract.pipeline + "\noutput: {\(outputs)}\n", to: "\(name).yaml")
    }
    for (name, target) in [
      ("link.csv", "extract.csv"), ("dangling", "absent.json"), ("here", "."),
      ("pipeline", "here/small.yaml"),
    ] {
      #expect(symlink(target, workspace[name].path) == 0)
    }
    try workspace.write(SmallExtract.extract, to: ".h.liuyu-89abcdef.tmp")
    for (name, target) in [("hard.csv", "extract.csv"), ("hard.json", "old.json"), (".h.lock", "a.csv")] {
      #expect(link(workspace[target].path, workspace[name].path) == 0)
    }
    return workspace
  }

  @Test(arguments: [
    ("run small.yaml --rejects z.json --output ./z.json", "--rejects z.json", "--output ./z.json"),
    ("run small.yaml --rejects z.json --output here/z.json", "--rejects z.json", "--output here/z.json"),
    ("run small.yaml --html z --output ./z", "--output ./z", "--html z"),
    ("run small.yaml --html link.csv", "--html link.csv", "the extract extract.csv"),
    ("query a.cube --html ./a.cube", "--html ./a.cube", "the cube a.cube"),
    ("render old.json --output hard.json", "--output hard.json", "the report old.json"),
    ("run small.yaml --cube z --duplicates ./z", "--cube z", "--duplicates ./z"),
    ("run small.yaml --output dangling --cube absent.json", "--output dangling", "--cube absent.json"),
    ("run small.yaml --output old.json --cube hard.json", "--output old.json", "--cube hard.json"),
    ("run twice.yaml", "output.report of twice.yaml: r.json", "output.cube of twice.yaml: here/r.json"),
    ("run new.yaml", "output.report of new.yaml: new/r", "output.cube of new.yaml: here/new/./r"),
    ("run twice.yaml --output here/here/r.json", "--output here/here/r.json", "output.cube of twice.yaml"),
    ("run small.yaml --output extract.csv", "--output extract.csv", "the extract extract.csv"),
    ("run small.yaml --rejects link.csv", "--rejects link.csv", "the extract extract.csv"),
    ("run small.yaml --cube hard.csv", "--cube hard.csv", "the extract extract.csv"),
    ("run small.yaml --duplicates here/link.csv", "--duplicates here/link.csv", "the extract extract.csv"),
    ("run small.yaml --input link.csv --output extract.csv", "--output extract.csv", "--input link.csv"),
    ("run small.yaml --input [ab].csv --output b.csv", "--output b.csv", "--input b.csv"),
    ("run small.yaml --output pipeline", "--output pipeline", "the pipeline small.yaml"),
    ("run itself.yaml", "output.report of itself.yaml: itself.yaml", "the pipeline itself.yaml"),
    ("run eats.yaml", "output.rejects of eats.yaml: link.csv", "the extract extract.csv"),
    ("normalize small.yaml --output hard.csv", "--output hard.csv", "the extract extract.csv"),
    ("normalize small.yaml --rejects pipeline", "--rejects pipeline", "the pipeline small.yaml"),
    ("normalize small.yaml --hash-key-file key --output ./key", "--output ./key", "--hash-key-file key"),
    ("normalize small.yaml --output z --duplicates ./z", "--output z", "--duplicates ./z"),
    ("check small.yaml --output link.csv", "--output link.csv", "the extract extract.csv"),
    ("check small.yaml --rejects extract.csv", "--rejects extract.csv", "the extract extract.csv"),
    (
      "check small.yaml --rejects dangling --output absent.json", "--rejects dangling", "--output absent.json"
    ),
    ("query a.cube --output here/a.cube", "--output here/a.cube", "the cube a.cube"),
    ("query a.cube --against b.cube --output ./b.cube", "--output ./b.cube", "--against b.cube"),
    ("run small.yaml --output z --rejects .z.lock", "--rejects .z.lock", "--output z"),
    ("run small.yaml --output .z.lock --cube here/z", "--output .z.lock", "--cube here/z"),
    (
      "run small.yaml --output z --rejects .z.liuyu-89abcdef.tmp", "--rejects .z.liuyu-89abcdef.tmp", "hidden"
    ),
    ("run small.yaml --input a.csv --output h", "--input a.csv", "--output h"),
    ("run small.yaml --input .h.liuyu-89abcdef.tmp --output here/h", "--input .h.liuyu", "--output here/h"),
    ("check small.yaml --input .h.lock --output h", "--input .h.lock", "--output h"),
    ("normalize small.yaml --input a.csv --output z --rejects h", "--input a.csv", "--rejects h"),
    ("query a.cube --output .a.liuyu-01234567.set", "--output .a.liuyu-01234567.set", "hidden"),
    ("merge a.cube b.cube --output here/b.cube", "--output here/b.cube", "the cube b.cube"),
  ])
  func commandIsTurnedDown(line: String, first: String, second: String) throws {
    let workspace = try Self.workspace()
    let names = try workspace.names()
    func contents() throws -> [Data] {
      try names.filter { $0 != "here" && $0 != "dangling" }.map { try workspace.bytes($0) }
    }
    let before = try contents()
    let run = try Command(
      arguments: line.split(separator: " ").map(String.init), folder: workspace.folder
    ).run()
    #expect(run.status == 64 && run.output.isEmpty, "\(run.status) \(run.errors)")
    #expect(run.errors.contains(first) && run.errors.contains(second), "\(run.errors)")
    #expect(try workspace.names() == names)
    #expect(try contents() == before)
  }

  /// A descriptor is the file that a shell has opened on it. Where that is standard error and an input, nobody can be told.
  @Test(arguments: [
    ("run small.yaml >> extract.csv", "--output -", "the extract extract.csv"),
    ("run small.yaml --output - 1<> hard.csv", "--output -", "the extract extract.csv"),
    ("run small.yaml --output /dev/stdout >> extract.csv", "--output /dev/stdout", "the extract extract.csv"),
    ("run small.yaml --input - < a.csv >> a.csv", "--output -", "--input -"),
    ("run small.yaml 1<> small.yaml", "--output -", "the pipeline small.yaml"),
    (
      "run small.yaml --output z --rejects /dev/fd/3 3>> extract.csv", "--rejects /dev/fd/3",
      "the extract extract.csv"
    ),
    (
      "run small.yaml --output z --conflicts /proc/self/fd/3 3>> small.yaml", "--conflicts",
      "the pipeline small.yaml"
    ),
    ("run small.yaml --output - --cube old.json 1<> old.json", "--output -", "--cube old.json"),
    ("run small.yaml --output - --rejects old.json 1<> hard.json", "--output -", "--rejects old.json"),
    ("run small.yaml --output - --metrics old.json 1<> old.json", "--output -", "--metrics old.json"),
    ("run small.yaml --output - --cube /dev/stdout 1<> old.json", "--output -", "--cube /dev/stdout"),
    ("run small.yaml --output /dev/stdout --rejects /dev/stdout 1<> old.json", "--output", "--rejects"),
    (
      "run small.yaml --output z --rejects /dev/fd/3 --duplicates /dev/fd/4 3>> key 4>> key", "/dev/fd/3",
      "/dev/fd/4"
    ),
    ("run small.yaml --output old.json 2>> old.json", "", ""),
    ("run small.yaml --output z --cube /dev/fd/3 3>> old.json 2>> old.json", "", ""),
    ("run small.yaml --output z 2>> extract.csv", "", ""),
    ("run small.yaml --output z 2>> small.yaml", "", ""),
    ("run small.yaml --input nowhere.csv --output z 2>> small.yaml", "", ""),
    ("normalize small.yaml >> extract.csv", "--output -", "the extract extract.csv"),
    ("normalize small.yaml 1<> extract.csv", "--output -", "the extract extract.csv"),
    ("normalize small.yaml --hash-key-file key >> key", "--output -", "--hash-key-file key"),
    ("normalize small.yaml --hash-key-file key 2>> key", "", ""),
    ("normalize small.yaml --rejects old.json 1<> old.json", "--output -", "--rejects old.json"),
    ("check small.yaml >> extract.csv", "--output -", "the extract extract.csv"),
    ("check small.yaml 2>> extract.csv", "", ""),
    ("query a.cube 1<> a.cube", "--output -", "the cube a.cube"),
    ("query a.cube --against b.cube >> b.cube", "--output -", "--against b.cube"),
    ("query a.cube 2>> a.cube", "", ""), ("merge a.cube b.cube --output z 2>> b.cube", "", ""),
    ("merge a.cube b.cube --output /dev/fd/3 3>> b.cube", "--output /dev/fd/3", "the cube b.cube"),
    ("records extract.csv >> extract.csv", "standard output", "the extract extract.csv"),
    ("records - < a.csv >> a.csv", "standard output", "the extract -"), ("records a.csv 2>> a.csv", "", ""),
    ("explain --stdin < a.csv >> a.csv", "standard output", "the list of values -"),
    ("explain --stdin --brief < a.csv 2>> a.csv", "", ""),
    ("generate --rows 3 --output old.json 2>> old.json", "", ""),
  ])
  func descriptorIsTheFileThatItIsOpenedOn(line: String, first: String, second: String) throws {
    let workspace = try Self.workspace()
    let names = try workspace.names()
    func contents() throws -> [Data] {
      try names.filter { $0 != "here" && $0 != "dangling" }.map { try workspace.bytes($0) }
    }
    let before = try contents()
    let isTold = !first.isEmpty
    let run = try Command(
      program: "/bin/bash", arguments: ["-c", "liuyu \(line)"], folder: workspace.folder
    ).run()
    #expect(run.status == 64 && run.errors.isEmpty != isTold, "\(run.status) \(run.errors)")
    #expect(!isTold || run.errors.contains(first) && run.errors.contains(second), "\(run.errors)")
    #expect(try workspace.names() == names)
    if isTold || !line.contains("old.json") { #expect(try contents() == before) }
  }

  /// Devices, pipes and standard output are no files: there is nothing to lose.
  @Test(arguments: [
    "liuyu run small.yaml --output /dev/null --rejects /dev/null --duplicates /dev/null --conflicts /dev/null --cube /dev/null",
    "liuyu run small.yaml --output - --rejects /dev/stdout | cat > all",
    "liuyu run small.yaml --output - 2>&1 > all", "liuyu run small.yaml --output - > all 2>&1",
    "liuyu run small.yaml --output r.json > log 2>&1 < extract.csv",
    "liuyu run small.yaml --output r.json --rejects /dev/stderr 2> log",
    "liuyu generate --rows 3 > all 2>&1", "liuyu records extract.csv 2>&1 | cat > all",
    "liuyu run small.yaml --output r.json --rejects /dev/fd/3 3>> x", "liuyu query a.cube >> all",
    "liuyu run small.yaml --input - --output - < extract.csv",
    "liuyu run small.yaml --input <(cat extract.csv) --output >(cat) --rejects >(cat)",
    "liuyu normalize small.yaml --input /dev/stdin --output /dev/stdout < extract.csv > rows.csv",
    "liuyu check small.yaml --output /dev/stdout --rejects /dev/stdout | cat > all",
    "liuyu query a.cube --against a.cube --output c.json",
  ])
  func whatIsNoFileMayComeTwice(line: String) throws {
    let workspace = try Self.workspace()
    let run = try Command(
      program: "/bin/bash", arguments: ["-c", line], folder: workspace.folder
    ).run()
    #expect(run.status == 0, "\(run.errors)")
  }
}
