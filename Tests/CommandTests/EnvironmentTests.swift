import Foundation
import Testing

/// What is read of the environment is read byte for byte, whatever text it is in.
struct EnvironmentTests {
  private func shell(_ script: String, in workspace: Workspace) throws -> Command.Outcome {
    try Command(program: "/bin/bash", arguments: ["-c", script], folder: workspace.folder).run()
  }

  /// A key in GBK, one with a byte that is no text anywhere, with the scalars that stand for such bytes in names, …
  @Test(arguments: [
    #"\xd6\xd8\xc7\xec\xd6\xd8\xc7\xec\xd6\xd8\xc7\xec\xd6\xd8\xc7\xec"#, #"fifteen bytes..\xff"#,
    #"fifteen bytes..\xfe"#, #"fifteen bytes..\xef\xbf\xbd"#, #"fifteen bytes.\xf4\x8f\xbb\xbf"#,
    #"a plain key of twenty"#, #" a key with \x01\x1b\n "#,
  ])
  func aKeyIsItsBytes(key: String) throws {
    let workspace = try SmallExtract.workspace()
    let done = try shell(
      """
      printf '%s' $'\(key)' > key; chmod 600 key
      LIUYU_KEY=$'\(key)' liuyu normalize small.yaml --quiet > by-environment; echo $?
      liuyu normalize small.yaml --quiet --hash-key-file key > by-file; echo $?
      LIUYU_KEY='another key of some bytes' liuyu normalize small.yaml --quiet > by-another; echo $?
      """, in: workspace)
    #expect(done.text == "0\n0\n0\n", "\(done.errors)")
    let byFile = try workspace.text("by-file")
    #expect(try workspace.text("by-environment") == byFile)
    #expect(try workspace.text("by-another") != byFile)
  }

  /// Its length is counted in bytes, and no bytes of it are told.
  @Test func aKeyThatIsNoTextCanBeTooShort() throws {
    let done = try shell(
      #"LIUYU_KEY=$'\xff\xff\xff\xff\xff' liuyu normalize small.yaml"#, in: try SmallExtract.workspace())
    #expect(done.status == 64 && done.errors.contains("LIUYU_KEY is a key of less than 16 bytes"))
    #expect(!done.errors.contains("\\xff") && !done.errors.contains("\u{FFFD}"), "\(done.errors)")
  }

  @Test func aFolderForCopiesIsItsBytes() throws {
    let workspace = try SmallExtract.workspace()
    let done = try shell(
      #"""
      mkdir $'spool\xff'
      TMPDIR=$'spool\xff' liuyu normalize small.yaml --input - --quiet < extract.csv | wc -l
      for format in text json; do
        TMPDIR=$'no\xff' liuyu normalize small.yaml --input - --quiet --log-format $format < extract.csv; echo $?; done
      """#, in: workspace)
    #expect(done.text == "5\n74\n74\n", "\(done.text)\(done.errors)")
    #expect(done.errorLines.count == 2 && done.errors.contains(#"no\xff"#), "\(done.errors)")
    #expect(done.errors.contains(#""folder": "no\\xff""#), "\(done.errors)")
  }

  /// That it is there is all that counts.
  @Test func theRestIsNoReasonToFail() throws {
    let done = try shell(
      #"""
      for name in NO_COLOR LANG LC_ALL TERM COLUMNS TZ HOME SHELL USER PATH_OF_NOBODY; do
        env "$name"=$'\xff\xfe' liuyu run small.yaml --quiet --by year --format csv --output - | tail -n +2 | wc -l; done | uniq
      """#, in: try SmallExtract.workspace())
    #expect(done.text == "3\n" && done.errors.isEmpty, "\(done.text)\(done.errors)")
  }
}
