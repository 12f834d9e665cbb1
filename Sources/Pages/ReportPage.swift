package import Outputs
import Outcomes
package import Rendering

/// A report as a page for people: one HTML file that asks for nothing else.
package struct ReportPage {
  private let report: PublishedReport
  private let groups: PageGroups
  private let listed: ListedParts

  /// - Parameters:
  ///   - report: what the page is of.
  ///   - listed: which of the groups beneath a row are listed; `nil` for what their number allows.
  package init(_ report: PublishedReport, listed: ListedParts? = nil) {
    self.report = report
    groups = PageGroups(report)
    self.listed = listed ?? .usual(for: groups.partCount)
  }

  package func write(to sink: some ByteSink) throws {
    let html = try PageFrame.html(slots)
    try sink.write(html.utf8Span.span)
  }

  /// In the order of the page.
  private var sections: [PageSection] {
    let definitions = OtherDefinitions(of: report.all, in: report)
    return [
      InstitutionTable(report, groups, listed).section, GapSection(groups: groups).section,
      DestinationSection(report).section, YearByYear(report).map { YearSection(years: $0).section },
      definitions.map { DefinitionSection(definitions: $0).section }, MethodSection(report).section,
      QualitySection(report: report).section,
    ].compactMap(\.self)
  }

  private var slots: Slots {
    let head = PageHead(report, groups)
    var slots = Slots()
    slots["style"] =
      "\(trusted: PageFrame.style)" + targetProperties + head.confidentialityStyle + head.protectionStyle
    slots["script"] = "\(trusted: PageFrame.script)"
    slots["digest"] = "\(trusted: PageFrame.scriptDigest)"
    slots["title"] = head.title
    slots["about"] = head.about.markup
    slots["lead"] = head.verdicts.lead.markup
    slots["rows"] = head.rows?.markup ?? ""
    slots["legend"] = head.legend
    slots["footer"] = head.footer.markup
    slots[list: "internal"] = head.confidentiality.map(Self.text)
    slots[list: "protected"] = head.protection.map(Self.text)
    slots[list: "filters"] = head.filters.map(Self.text)
    slots[list: "turns"] = head.turns.map(Self.text)
    slots[list: "cards"] = RateName.allCases.map { RateCard($0, report).slots }
    slots[list: "sections"] = sections.map { section in
      var slots = Slots()
      slots["id"] = section.id
      slots["short"] = section.short.markup
      slots["heading"] = section.heading.markup
      slots["body"] = section.body
      return slots
    }
    return slots
  }

  /// Where the targets lie, for the bars of the folded tables.
  private var targetProperties: Markup {
    let targets = report.all.figures.rates.enumerated().map { index, rate in
      "--t\(index):\(Standing.position(rate.target.millionths))" as Markup
    }
    return ":root{\(targets.joined(";"))}\n"
  }

  /// A line of the page that is there or not.
  private static func text(_ phrase: Phrase) -> Slots {
    var slots = Slots()
    slots["text"] = phrase.markup
    return slots
  }
}
