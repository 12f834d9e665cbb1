import Foundation
import Testing

/// A name that contradicts a better source is counted, whatever is asked for.
struct EmployerConflictTests {
  @Test(arguments: ["check", "run"])
  func employersAreCompared(command: String) throws {
    let workspace = try SmallExtract.workspace(
      pipeline: SmallExtract.pipeline + "      employer: [单位名称]\n",
      extract: """
        考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,单位所在地代码,单位名称
        20500001,2025,59001,渝西云栖职业技术学院,510201,10,500118,成都云栖贸易有限公司
        20500002,2025,59001,渝西云栖职业技术学院,510201,10,500118,重庆云栖贸易有限公司
        20500003,2025,59001,渝西云栖职业技术学院,510201,10,500118,云栖贸易有限公司
        20500004,2025,59001,渝西云栖职业技术学院,510201,80,510104,成都大学

        """)
    let outcome = try liuyu(command, "small.yaml", "--format", "json", in: workspace.folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.contains(#""location_code_employer": 1"#), "\(outcome.text)")
  }
}
