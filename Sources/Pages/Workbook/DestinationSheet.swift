import Outcomes
import Regions
import Rendering
import Spreadsheets

/// 去向: what became of everyone, in which class of places the employed work, and place by place where the report has it.
struct DestinationSheet: Sendable {
  private let report: PublishedReport

  init(_ report: PublishedReport) { self.report = report }

  var sheet: Sheet {
    Sheet(
      "去向",
      columns: [
        .init(Bilingual("类别", "Kind"), width: 22), .init(Bilingual("区划代码", "Division"), width: 11),
        .init(Bilingual("去向", "Destination"), width: 34), .init(Bilingual("区域", "Zone"), width: 24),
        .init(Bilingual("人数", "People"), width: 11),
        .init(Bilingual("占比", "Share"), width: 11, hasBars: true),
        .init(Bilingual("占谁的比例", "As a share of"), width: 22),
      ], frozenColumns: 1, rows: outcomes + classes + places)
  }

  private var counts: PublishedCounts { report.all.figures.counts }

  private var outcomes: [[Cell]] {
    rows(
      Bilingual("毕业去向", "Outcome"),
      [.contract, .flexible, .selfEmployed, .military, .furtherStudy, .abroad, .notPlaced, .unclear],
      of: counts[.graduates], Methodology.StayDenominator.graduates.group)
  }

  private var classes: [[Cell]] {
    rows(
      Bilingual("就业地区", "Class of places"), [.chongqing, .circle, .elsewhere, .unresolved],
      of: counts[.employed], employed)
  }

  private func rows(_ kind: Bilingual, _ names: Set<CountName>, of all: Int?, _ whole: Bilingual) -> [[Cell]]
  {
    CountWords.all.filter { names.contains($0.count) }.map { words in
      row(kind, words.heading.line, people: counts[words.count], of: all, whole)
    }
  }

  private var places: [[Cell]] {
    let kind = Bilingual("就业地", "Place")
    guard let flow = report.flow else {
      return [
        [
          .line(kind), .blank,
          .words(
            Bilingual(
              "报告没有按地区的去向；加 --flows city 即可列出。", "The report does not tell places apart; --flows city does.")),
        ]
      ]
    }
    guard let destinations = flow.destinations else {
      return [[.line(kind), .blank, .verdict(.suppressed)]]
    }
    return destinations.map { place in
      let zone = place.zone.flatMap { name in Zone.allCases.first { $0.name == name } }
      let name = place.others?.line ?? place.name ?? place.division ?? (zone ?? .unresolved).words.line
      return row(
        kind, name, division: place.division, zone: zone, people: place.employed, of: counts[.employed],
        employed)
    }
  }

  private var employed: Bilingual { Methodology.StayDenominator.employed.group }

  private func row(
    _ kind: Bilingual, _ name: String, division: String? = nil, zone: Zone? = nil, people: Int?, of all: Int?,
    _ whole: Bilingual
  ) -> [Cell] {
    [
      .line(kind), .said(division), .said(name), zone.map { .line($0.words) } ?? .blank, .people(people),
      .share(people, of: all), .line(whole),
    ]
  }
}

extension Zone {
  fileprivate var words: Bilingual {
    switch self {
    case .chongqingCore: Bilingual("重庆，规划点名", "Chongqing, named by the plan")
    case .chongqingPartial: Bilingual("开州、云阳", "开州 and 云阳")
    case .chongqingOuter: Bilingual("重庆其他区县", "the rest of Chongqing")
    case .chongqingUnspecified: Bilingual("重庆", "Chongqing")
    case .circle: Bilingual("经济圈四川部分", "the circle in Sichuan")
    case .sichuanMixed: Bilingual("四川，是否在圈不明", "Sichuan, in the circle or not")
    case .sichuanOuter: Bilingual("四川圈外", "Sichuan outside the circle")
    case .elsewhere: Bilingual("其他地区", "elsewhere")
    case .abroad: Bilingual("国（境）外", "abroad")
    case .unresolved: Bilingual("不明", "unknown")
    }
  }
}
