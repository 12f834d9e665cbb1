import Foundation
import Testing

/// Names that are no UTF-8, as old archives bring them: 重庆.csv in GBK, and a byte that is no text anywhere.
struct RawNameTests {
  private func shell(_ script: String, in workspace: Workspace) throws -> Command.Outcome {
    try Command(program: "/bin/bash", arguments: ["-c", script], folder: workspace.folder).run()
  }

  /// `in<ff>/<重庆>.csv`, and a pipeline of such a name beside it.
  private func workspace() throws -> Workspace {
    let workspace = try SmallExtract.workspace()
    let made = try shell(
      #"""
      mkdir $'in\xff'; mv extract.csv $'in\xff/\xd6\xd8\xc7\xec.csv'
      sed 's,path: .*,path: "in?/*.csv",' small.yaml > $'p\xff.yaml'
      printf 'a key of 20 bytes...' > $'key\xff'; chmod 600 key*
      """#, in: workspace)
    #expect(made.status == 0, "\(made.errors)")
    return workspace
  }

  private static let shown = #"in\\xff/\\xd6\\xd8\\xc7\\xec.csv"#

  @Test(
    "However the extract is given",
    arguments: [
      #"$'p\xff.yaml'"#, #"small.yaml --input $'in\xff/\xd6\xd8\xc7\xec.csv'"#,
      #"small.yaml --input $'in\xff/*.csv'"#, #"small.yaml --input $'in*/\xd6*'"#,
      #"small.yaml --input $'./in\xff/../in\xff/\xd6\xd8??.csv'"#, #"$PWD/$'p\xff.yaml'"#,
    ])
  func itIsRead(arguments: String) throws {
    let workspace = try workspace()
    for command in ["run", "check --format json", "normalize --format ndjson"] {
      let done = try shell("liuyu \(command) \(arguments) --verbose --output -", in: workspace)
      #expect(done.status == 0, "\(done.errors)")
      #expect(done.errors.contains(#"\xd6\xd8\xc7\xec.csv: utf-8"#), "\(done.errors)")
      #expect(
        command.hasPrefix("normalize")
          ? done.text.contains("59001") : done.text.contains(#"\\xd6\\xd8\\xc7\\xec.csv""#))
      #expect(String(validating: done.output, as: UTF8.self) != nil)
    }
  }

  /// All outputs, the hidden files beside them, and a link; what they are about is shown, and the log stays JSON.
  @Test func itIsWritten() throws {
    let workspace = try workspace()
    let done = try shell(
      #"""
      mkdir $'out\xff'; ln -s r.json $'out\xff/link\xfe'; set -e
      sed -i '2s,^[^,]*,20500002,' in*/*.csv; sed -i '5s/,70,/,99x,/' in*/*.csv
      liuyu run small.yaml --input $'in\xff/*' --max-reject-rate 1 --log-format json --metrics $'out\xff/m\xfe' \
        --output $'out\xff/link\xfe' --cube $'out\xff/c\xfe' --rejects $'out\xff/x\xfe' --duplicates $'out\xff/d\xfe' \
        --conflicts $'out\xff/k\xfe'
      ls -A --quoting-style=escape $'out\xff' | tr '\n' ' '; echo; jq -c '[.inputs[].path]' $'out\xff/r.json'
      for list in x d; do jq -c '[.. | .path? // empty]' $'out\xff/'$list$'\xfe'; done
      liuyu query $'out\xff/c\xfe' --against $'out\xff/c\xfe' --quiet | jq -c '[.inputs[].path]'
      cp extra.csv $'other\xfe.csv' 2>&- || sed 's/^205/206/' $'in\xff/'*.csv > $'other\xfe.csv'
      liuyu run small.yaml --input $'other\xfe.csv' --max-reject-rate 1 --quiet --cube $'o\xfe' > /dev/null
      liuyu merge $'out\xff/c\xfe' $'o\xfe' --output $'sum\xfe'; ls -A --quoting-style=escape sum*
      liuyu query $'sum\xfe' --quiet | jq -c '[.inputs[].path]'
      liuyu normalize small.yaml --input $'in\xff/*' --max-reject-rate 1 --quiet --hash-key-file $'key\xff' --output $'n\xfe'; wc -l < n*
      liuyu generate --rows 3 --output $'g\xfe' && liuyu records $'g\xfe' | wc -l
      """#, in: workspace)
    #expect(
      done.text == """
        c\\376 d\\376 k\\376 link\\376 m\\376 r.json x\\376\(" ")
        ["\(Self.shown)"]
        ["\(Self.shown)"]
        ["\(Self.shown)","\(Self.shown)"]
        ["\(Self.shown)"]
        sum\\376
        ["\(Self.shown)","other\\\\xfe.csv"]
        3
        4

        """, "\(done.text)\(done.errors)")
    for line in done.errorLines where line.hasPrefix("{") {
      #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil, "\(line)")
    }
    #expect(done.errors.contains(#""report": "out\\xff/link\\xfe""#), "\(done.errors)")
  }

  /// What another process reads of it.
  @Test func rangesOfItAreRead() throws {
    let workspace = try workspace()
    let done = try shell(
      #"""
      set -e
      liuyu split small.yaml $'in\xff/\xd6\xd8\xc7\xec.csv' --quiet --output ranges
      jq -c '[.path, .path_bytes]' ranges
      liuyu normalize small.yaml --ranges ranges --trailer-fd 3 3> trailer --hash-key-file $'key\xff' --quiet | wc -l
      jq -c '[.path, .records]' trailer
      """#, in: workspace)
    #expect(
      done.text == """
        ["\(Self.shown)","696eff2fd6d8c7ec2e637376"]
        5
        ["\(Self.shown)",4]

        """, "\(done.text)\(done.errors)")
  }

  /// Its text is read again once its ranges are settled.
  @Test func duplicatesInItAreRefusedByRanges() throws {
    let workspace = try workspace()
    let done = try shell(
      #"""
      set -e
      in=$'in\xff/\xd6\xd8\xc7\xec.csv'; sed -n '1p;3p' "$in" > first.csv; sed -n '1p;5p' "$in" > last.csv; mkdir cells
      liuyu run small.yaml --input first.csv --input "$in" --input last.csv --methodology duplicates=reject --max-reject-rate 1 \
        --rejects run.rejects --output run.json --quiet
      liuyu split small.yaml first.csv "$in" last.csv --quiet --output ranges
      liuyu normalize small.yaml --ranges ranges --methodology duplicates=reject --format sightings --trailer-fd 3 \
        3> cells/ranges.ndjson --hash-key-file $'key\xff' --quiet > frames
      liuyu settle frames --duplicates reject --trailer-fd 3 3> cells/settled.ndjson > cells/cells.csv
      jq -c -s '{pipeline: "small.yaml", inputs: map(.path), maxRejectRate: 1, isStrict: false, duplicates: "reject"}' ranges > cells/job.json
      cp small.yaml cells/pipeline.yaml; touch cells/_SUCCESS
      liuyu merge --cells cells --rejects rejects --output all.cube --quiet
      cmp rejects run.rejects; jq -c '[.path, .line, .detail]' rejects
      """#, in: workspace)
    #expect(
      done.text == """
        ["\(Self.shown)",3,"the graduate has a record in line 2 of first.csv already; keep one of them"]
        ["last.csv",2,"the graduate has a record in line 5 of \(Self.shown) already; keep one of them"]

        """, "\(done.text)\(done.errors)")
  }

  @Test(
    "What goes wrong is said of the name",
    arguments: [
      (#"run small.yaml --input $'no\xd6.csv'"#, 66, #"no file matches no\xd6.csv"#),
      (#"run $'no\xd6.yaml'"#, 66, #"no\xd6.yaml: there is no such file"#),
      (#"query $'no\xd6'"#, 66, #"no\xd6: there is no such file"#),
      (#"records $'no\xd6'"#, 66, #"no\xd6: cannot be opened"#),
      (#"run small.yaml --input $'in\xff/*' --output $'no\xd6/r'"#, 73, #"no\xd6/r: cannot be created"#),
      (
        #"run small.yaml --input $'in\xff/*' --output $'in\xff/\xd6\xd8\xc7\xec.csv'"#, 64,
        "no output can be an input"
      ),
      (
        #"run small.yaml --input $'in\xff/*' --input $'./in\xff/\xd6\xd8\xc7\xec.csv'"#, 78,
        "would be read twice"
      ),
      (
        #"run small.yaml --input $'in\xff/*' --rejects $'x\xd6' --cube $'./x\xd6'"#, 64,
        "two outputs cannot be one"
      ),
      // What is no path has to be text.
      (#"run small.yaml --where $'institution=\xd6'"#, 64, #"'institution=\xd6' is invalid"#),
      (#"explain --location $'\xd6\xd8'"#, 64, #"'\xd6\xd8' is invalid"#),
      (#"generate --rows 1 --institution $'59001-\xd6'"#, 64, #"'59001-\xd6' is invalid"#),
      (#"run small.yaml $'--\xd6'"#, 64, #"'--\xd6'"#),
    ] as [(String, Int32, String)])
  func failuresNameIt(arguments: String, status: Int32, message: String) throws {
    let done = try shell("liuyu \(arguments)", in: try workspace())
    #expect(done.status == status && done.text.isEmpty)
    #expect(done.errors.contains(message), "\(done.errors)")
    #expect(
      !done.errors.unicodeScalars.contains { $0 == "\u{FFFD}" || $0.value >= 0x10FE80 }, "\(done.errors)")
  }

  /// A byte more or less, and it is another file; the order is that of the bytes.
  @Test func namesAreToldApart() throws {
    let workspace = try workspace()
    let done = try shell(
      #"""
      mv $'in\xff/\xd6\xd8\xc7\xec.csv' all; number=1
      for name in $'\xee\x80\x80' $'\xf4\x8f\xbb\xbf' $'\xff' $'\xd6' 重; do
        sed "s/^2050000/206$number/" all > $'in\xff/'$name.csv; number=$((number + 1)); done
      liuyu run $'p\xff.yaml' --quiet | jq -c '.inputs[].path'
      """#, in: workspace)
    #expect(
      done.text.split(separator: "\n") == [
        #""in\\xff/\\xd6.csv""#, #""in\\xff/重.csv""#, "\"in\\\\xff/\u{E000}.csv\"",
        #""in\\xff/\\xf4\\x8f\\xbb\\xbf.csv""#, #""in\\xff/\\xff.csv""#,
      ], "\(done.text)\(done.errors)")
  }

  /// A program that is killed leaves hidden files of such names, too, and the next run removes them.
  @Test func whatIsLeftIsSwept() throws {
    let workspace = try workspace()
    let done = try shell(
      #"""
      printf '{}' > $'.r\xd6.liuyu-1234abcd.tmp'; printf 'old' > $'r\xd6'
      liuyu run small.yaml --input $'in\xff/*' --quiet --output $'r\xd6'; echo $?; ls -A | grep -c 1234abcd
      """#, in: workspace)
    #expect(done.text == "0\n0\n", "\(done.text)\(done.errors)")
  }

  /// The name of a school in GBK.
  @Test func aPathIsReadAsGB18030() throws {
    let workspace = try workspace()
    let done = try shell(
      #"""
      sed -e '/institution_name/d' -e 's,columns:,from_path: "(?<institution_name>[^/]+)[.]csv"\n    columns:,' small.yaml > p.yaml
      liuyu run p.yaml --input $'in\xff/*' --quiet | jq -r '.groups[] | select(.by == ["institution"]) | .name.institution'
      mv in*/*.csv $'in\xff/\xd6.csv'; liuyu run p.yaml --input $'in\xff/*'; echo $?
      """#, in: workspace)
    #expect(done.text == "重庆\n重庆\n78\n", "\(done.text)\(done.errors)")
    #expect(done.errors.contains(#"\xd6, is neither UTF-8 nor GB18030"#), "\(done.errors)")
  }
}
