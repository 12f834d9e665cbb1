import Differential
package import Foundation
import Jobs
import Pipelines
import Cubes
import Outputs

/// A cube of some hundred graduates with something in every table.
package enum SmallCube {
  /// Of extracts with every field that a cube shows; `contract` is also the name of a count.
  package static let pipeline = """
    name: t
    dimensions: {gender: [性别], contract: [合同]}
    where: ["year=2024..2025"]
    sources:
      - path: "*.csv"
        destination_codes: gxjy
        columns:
          graduate_id: [考生号]
          year: [毕业年份]
          institution_code: [学校代码]
          institution_name: [学校名称]
          program_code: [专业代码]
          program_name: [专业名称]
          level: [学历层次]
          destination_code: [毕业去向代码]
          location_code: [单位所在地代码]
          location_text: [单位所在地]

    """

  /// - Parameter folder: where the extracts are for a moment.
  package static func bytes(seed: UInt64, graduates: Int = 120, in folder: URL) throws -> [UInt8] {
    let own = folder.appending(path: "small-\(seed)")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    for file in 0..<2 {
      let text = extract(seed: seed * 2 + UInt64(file), graduates: graduates / 2)
      try Data(text.utf8).write(to: own.appending(path: "\(file).csv"))
    }
    try Data(pipeline.utf8).write(to: own.appending(path: "p.yaml"))
    var job = Job(try PipelineFile.load(path: own.appending(path: "p.yaml").path))
    job.purpose = .cube(checksums: false)
    job.maxRejectRate = 1
    let sink = MemorySink()
    try job.run().tabulation.write(to: sink)
    return sink.bytes
  }

  private static func extract(seed: UInt64, graduates: Int) -> String {
    var random = SplitMix(seed: seed)
    var text = "考生号,毕业年份,学校代码,学校名称,专业代码,专业名称,学历层次,毕业去向代码,单位所在地代码,单位所在地,性别,合同\n"
    for _ in 0..<graduates {
      let place = random.pick([
        ("500118", "重庆市永川区"), ("510104", "四川省成都市锦江区"), ("", "四川省绵阳市"), ("110105", ""),
        ("500118", "四川省成都市"), ("", ""), ("500234", ""), ("", "泰国"), ("５００１１８", ""),
      ])
      let fields = [
        random.once(in: 9) ? "" : "\(1 + seed)50000\(100 + random.below(200))",
        random.pick(["2024", "2025", "2025", "20x5"]), random.pick(["59001", "59002"]),
        random.pick(["渝西云栖职业技术学院", "渝西枫汀职业学院"]), random.pick(["510201", "530701", ""]),
        random.pick(["计算机应用技术", "市场营销"]), random.pick(["专科生毕业", ""]),
        random.pick(["10", "11", "12", "46", "70", "80", "99", "", "何处"]), place.0, place.1,
        random.pick(["男", "女"]), random.pick(["是", "否"]),
      ]
      text += fields.joined(separator: ",") + "\n"
    }
    return text
  }
}
