import Buffers
import Cubes
internal import Outcomes
package import Outputs
import Pipelines
internal import Regions
import Reports

extension Report {
  /// The report as `schema/report.schema.json` describes it.
  ///
  /// Groups are handed to the sink as they are written, so memory stays flat for any number of them.
  package func writeJSON(to sink: some ByteSink) throws(OutputError) {
    var json = JSONWriter()
    try json.object(.lines) { (json) throws(OutputError) in
      json.write(headOf: self)
      json.write(recordsOf: self)
      json.key("group_by")
      json.list(groupBy.map(\.name))
      json.key("groups")
      try json.array(.lines) { (json) throws(OutputError) in
        for group in groups {
          json.write(group, of: self)
          try sink.drain(&json.text)
        }
      }
      json.key("flows")
      try json.array(.lines) { (json) throws(OutputError) in
        for flow in flows {
          json.write(flow)
          try sink.drain(&json.text)
        }
      }
      if let trend {
        json.key("trend")
        try json.array(.lines) { (json) throws(OutputError) in
          for trend in trend {
            json.write(trend, of: self)
            try sink.drain(&json.text)
          }
        }
      }
      if let comparison { json.write(comparison) }
    }
    json.text.append(UInt8(ascii: "\n"))
    try sink.drain(&json.text, above: 0)
  }
}

extension JSONWriter {
  fileprivate mutating func list(_ texts: [String]) {
    array(.inline) { for text in texts { $0.value(text) } }
  }

  /// Everything above the records: who wrote the report, from what, by which rules.
  mutating func write(headOf report: Report) {
    member("schema_version", Report.schemaVersion)
    key("generator")
    object(.inline) {
      $0.member("name", Generator.name)
      $0.member("version", Generator.version)
    }
    if let run = report.run {
      key("run")
      object(.inline) {
        $0.member("started_at", run.startedAt)
        $0.member("finished_at", run.finishedAt)
        $0.member("seconds", millionths: Int((run.seconds * 1000).rounded()) * 1000)
        $0.member("threads", run.threads)
      }
    }
    write(report.pipeline)
    key("methodology")
    object(.inline) {
      for setting in report.methodology.settings { $0.member(setting.key, setting.value) }
      $0.key("destination_codes")
      $0.list(report.destinationCodes.map(\.rawValue))
      $0.member("divisions_as_of", report.divisionsAsOf)
    }
    if let disclosure = report.disclosure {
      key("disclosure")
      object(.inline) {
        $0.member("method", Report.smallCounts)
        $0.member("threshold", disclosure.threshold)
        $0.member("suppressed_cells", disclosure.suppressedCells)
      }
    }
    key("filters")
    list(report.filters)
  }

  mutating func write(_ pipeline: Provenance.PipelineIdentity) {
    key("pipeline")
    object(.inline) {
      $0.member("name", pipeline.name)
      $0.member("title", pipeline.title)
      $0.member("sha256", pipeline.sha256)
    }
  }

  /// What became of the records, per input and in total.
  mutating func write(recordsOf report: Report) {
    key("inputs")
    array(.lines) {
      for input in report.inputs {
        $0.object(.inline) {
          $0.member("path", input.path)
          $0.member("bytes", input.bytes)
          $0.member("encoding", input.encoding)
          $0.write(input.balance)
          if let sha256 = input.sha256 { $0.member("sha256", sha256) }
        }
      }
    }
    let totals = report.totals
    key("totals")
    object(.lines) {
      $0.write(totals.balance)
      $0.key("rejected_by_reason")
      $0.tally(totals.namedRejects)
      $0.key("skipped")
      $0.tally(totals.namedSkipped)
      $0.member("without_id", totals.told(totals.withoutID))
      $0.member("repeated", totals.repeated)
      $0.member("duplicates_across_years", totals.duplicatesAcrossYears)
      $0.key("unread")
      $0.object(.inline) { $0.member("updated_at", totals.unreadDates) }
      $0.key("repairs")
      $0.tally(totals.namedRepairs)
      $0.key("conflicts")
      $0.tally(totals.namedConflicts)
      $0.key("refined")
      $0.tally(totals.namedRefinements)
      $0.key("located_by")
      $0.object(.inline) {
        let located = totals.toldLocatedBy
        for evidence in Evidence.allCases {
          $0.member(evidence.term, located[Int(evidence.rawValue)])
        }
        $0.member("unresolved", located[Evidence.allCases.count])
      }
    }
    key("warnings")
    array(.lines) { for warning in report.warnings { $0.write(warning, of: report) } }
  }

  private mutating func write(_ warning: Warning, of report: Report) {
    object(.inline) {
      $0.member("kind", warning.kind.rawValue)
      $0.member("count", report.count(of: warning))
      $0.key("inputs")
      $0.list(warning.inputs.map { report.inputs[$0].path })
      $0.member("detail", report.detail(of: warning))
    }
  }

  private mutating func write(_ balance: Report.Balance) {
    member("records", balance.records)
    member("accepted", balance.accepted)
    member("filtered", balance.filtered)
    member("duplicates", balance.duplicates)
    member("rejected", balance.rejected)
  }

  private mutating func tally(_ counts: Report.Totals.Named) {
    object(.inline) {
      for (name, count) in counts {
        $0.key(name: name)
        $0.value(count)
      }
    }
  }

  private mutating func tally(_ counts: Report.Totals.NamedPeople) {
    object(.inline) {
      for (name, count) in counts {
        $0.key(name: name)
        if let count { $0.value(count) } else { $0.null() }
      }
    }
  }
}
