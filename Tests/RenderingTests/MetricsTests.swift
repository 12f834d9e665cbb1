import Testing

@testable import Outputs
@testable import Rendering
@testable import Reports

/// What monitoring is told, in Prometheus' text format; `MetricsCommandTests` has it read by Prometheus' own parser.
struct MetricsTests {
  private func metrics() -> RunMetrics {
    RunMetrics(command: "run", pipeline: "western-base", finishedAt: 1_780_000_000, seconds: 0.8126)
  }

  private func text(_ metrics: RunMetrics) throws -> String {
    let sink = MemorySink()
    try metrics.write(to: sink)
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  private func lines(_ metrics: RunMetrics) throws -> Set<String> {
    Set(try text(metrics).split(separator: "\n").map(String.init))
  }

  @Test func aRunThatFailedTellsNothingThatItDoesNotKnow() throws {
    var failed = metrics()
    failed.exitCode = 66
    let text = try text(failed)
    #expect(text.contains("liuyu_run_exit_code{command=\"run\",pipeline=\"western-base\"} 66\n"))
    #expect(text.contains("liuyu_run_duration_seconds{command=\"run\",pipeline=\"western-base\"} 0.813\n"))
    for name in ["last_success", "records", "rate", "graduates", "warnings"] { #expect(!text.contains(name)) }
  }

  @Test func aRateOfNobodyIsNoSample() throws {
    var done = metrics()
    done.report = SampleReport.report()
    done.institutions = SampleReport.report()
    let lines = try lines(done)
    let labels = "{command=\"run\",pipeline=\"western-base\""
    for line in [
      "liuyu_records\(labels),outcome=\"accepted\"} 12",
      "liuyu_rejected_records\(labels),reason=\"quoting\"} 1",
      "liuyu_rejected_records\(labels),reason=\"bad_year\"} 0",
      "liuyu_skipped_rows\(labels),kind=\"note\"} 0",
      "liuyu_warnings\(labels),kind=\"cut_input\"} 0",
      "liuyu_institution_rate_ratio\(labels),institution=\"50001\",rate=\"employment\"} 0.833333",
      "liuyu_institution_rate_upper_ratio\(labels),institution=\"50001\",rate=\"employment\"} 0.916667",
      "liuyu_institution_graduates\(labels),institution=\"空学校\"} 0",
      "liuyu_institution_info\(labels),institution=\"50001\",name=\"渝,\\\"州\\\"大学\"} 1",
      "liuyu_rate_target_ratio\(labels),rate=\"employment\"} 0.9",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    #expect(!lines.contains { $0.hasPrefix("liuyu_institution_rate") && $0.contains("空学校") })
    // Institutions only: programs are too many for labels.
    #expect(!lines.contains { $0.contains("=510201") })
  }

  @Test(arguments: [
    ("a\"b", #"a\"b"#), ("a\\b", #"a\\b"#), ("a\nb", #"a\nb"#), ("渝 {x=\"1\"}", #"渝 {x=\"1\"}"#),
  ])
  func labelsAreEscaped(name: String, escaped: String) throws {
    let own = RunMetrics(command: "run", pipeline: name, finishedAt: 1, seconds: 0)
    let text = try text(own)
    #expect(text.contains("liuyu_run_exit_code{command=\"run\",pipeline=\"\(escaped)\"} 0\n"), "\(text)")
  }

  @Test func theLastSuccessIsFoundAgain() throws {
    var done = metrics()
    done.lastSuccess = 1_770_000_000
    let before = try text(done)
    #expect(RunMetrics.isMetrics(before) && metrics().lastSuccess(in: before) == 1_770_000_000)
    let other = RunMetrics(command: "check", pipeline: "western-base", finishedAt: 1, seconds: 0)
    #expect(other.lastSuccess(in: before) == nil)
    #expect(metrics().lastSuccess(in: "") == nil)
    #expect(metrics().lastSuccess(in: before.replacing(" 1770000000\n", with: " NaN\n")) == nil)
    #expect(RunMetrics.isMetrics("") && !RunMetrics.isMetrics("考生号,姓名\n"))
  }
}
