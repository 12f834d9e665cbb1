// swift-tools-version:6.2
import PackageDescription

let settings: [SwiftSetting] =
  ["ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault"].map { .enableUpcomingFeature($0) }
  + [.treatAllWarnings(as: .error)]
/// Of all that is shipped: each unsafe place is marked, and spans can be handed out.
let audited = settings + [.strictMemorySafety(), .enableExperimentalFeature("Lifetimes")]

/// Each folder of ours has a README, which is not for the compiler.
func readmes(_ folders: [String]) -> [String] { (["."] + folders).map { "\($0)/README.md" } }

/// - Parameter embedded: files that become part of the program.
func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], folders: String..., embedded: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: readmes(folders),
    resources: embedded.map { .embedInCode($0) }, swiftSettings: audited)
}

func system(_ name: String, _ package: String) -> Target {
  .systemLibrary(name: name, providers: [.apt([package])])
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// What tests share with the package in `Fuzzing`.
func testing(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: settings)
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let small: [Target.Dependency] = ["Buffers", "Hashing", "Searching", "FileNames"]
let codes: [Target.Dependency] = ["ReferenceData", "Regions", "Outcomes"]
let counting: [Target.Dependency] = ["Counting", "Pipelines"] + small + codes
let reporting: [Target.Dependency] =
  ["Reports", "Disclosure", "Cubes", "Outputs", "ExtractReading"] + counting
let all: [Target.Dependency] = ["Jobs", "Rows", "Rendering", "Pages"] + reporting

let package = Package(
  name: "liuyu",
  products: [
    .executable(name: "liuyu", targets: ["liuyu"]),
    .library(name: "TestKit", targets: ["Differential", "CubeEditing", "NameDrawing"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    system("CLibCSV", "libcsv-dev"), system("CZstd", "libzstd-dev"), system("CNettle", "nettle-dev"),
    system("CSQLite", "libsqlite3-dev"), system("CXlsxWriter", "libxlsxwriter-dev"),
    .systemLibrary(name: "CPrefetch"),
    .target(name: "CInflate", exclude: readmes([]), linkerSettings: [.linkedLibrary("isal")]),
    .target(name: "CByteScan", exclude: readmes([])), .target(name: "CNameScan", exclude: readmes([])),
    .target(name: "CMalloc", exclude: readmes([])),
    .target(name: "CReferenceTables", exclude: readmes([]) + ["tables"]),
    library("Searching"), library("Buffers", ["CPrefetch", "CMalloc"]), library("Hashing", ["CNettle"]),
    library("FileNames", ["Hashing"]),
    // bytes → records
    library(
      "ExtractReading", ["CLibCSV", "CByteScan", "CInflate", "CZstd", "Buffers", "FileNames"],
      folders: "Files", "Streams", "Decoding", "Cutting", "Records", "Parallel", "Remote", "Splitting"),
    // what codes and names mean
    library("ReferenceData", ["CReferenceTables", "Searching"]),
    library(
      "Regions", ["Buffers", "ReferenceData", "Searching", "CNameScan"],
      folders: "Addresses", "Codes", "Employers", "Explaining", "Names", "Paths", "Text", "Zones"),
    library("Outcomes", ["Buffers", "ReferenceData", "Regions"]),
    // the pipeline file → what is to be read, counted and asked
    library(
      "Pipelines", ["ExtractReading", "Yams"] + small + codes,
      folders: "Binding", "Filters", "PathPatterns", "Reading", "Reference", "Years"),
    // records → cells
    library(
      "Counting", ["CPrefetch", "Pipelines", "ExtractReading"] + small + codes,
      folders: "Cells", "Columns", "Contradictions", "Duplicates", "Extracts", "Faults", "Folding",
      "Locating", "Memory", "Packing", "Personal", "Skipping",
      "Values"),
    // cells → what is kept of them, and back
    library("Outputs", ["Buffers", "FileNames"]),
    library(
      "Cubes", counting + ["ExtractReading", "Outputs", "CSQLite"], folders: "Database", "File", "Opening"),
    // cells → rates → report → bytes
    library("Disclosure", ["Outcomes", "Regions"]),
    library("Reports", counting + ["Cubes", "Disclosure"]),
    library(
      "Rendering", reporting, folders: "Check", "JSON", "Metrics", "Records", "Tables", "Text", "Words"),
    library("Spreadsheets", ["CXlsxWriter", "Buffers", "Outputs"]),
    // a report → the page and the workbook that people read
    library(
      "Pages", reporting + ["Rendering", "Spreadsheets", mustache],
      folders: "Charts", "Frame", "Markup", "Model", "Reading", "Sections", "Workbook",
      embedded: ["page.mustache", "card.mustache", "style.css", "script.js"].map { "Frame/\($0)" }),
    library("Rows", counting + ["Rendering", "Outputs", "ExtractReading"]),
    library("Jobs", reporting + ["Rows", "Rendering"]),
    // one extract in many processes
    library("Ranges", all),
    .executableTarget(
      name: "liuyu", dependencies: all + ["Ranges", "CMalloc", "ExtractGeneration", arguments, logging],
      exclude: readmes(["Commands", "Failures", "Messages", "Options", "Outputs", "Process"]),
      swiftSettings: audited),
    library(
      "ExtractGeneration", codes,
      folders: "Drawing", "Employment", "Encoding", "Layouts", "People", "Places", "Records"),
    .executableTarget(
      name: "pipeline-schema", dependencies: ["Pipelines"], path: "Sources/PipelineSchema",
      exclude: readmes([]),
      swiftSettings: audited),
    .executableTarget(
      name: "layers", dependencies: all + ["CByteScan"], path: "Benchmarks/Layers", swiftSettings: settings),
    // what every reading is compared with, and what a cube has to stand
    testing("Differential", ["ExtractReading", "CLibCSV"]),
    testing("NameDrawing", codes + ["Differential"]),
    testing("CubeEditing", all + ["Differential", "CSQLite"]),
    tests("DisclosureTests", all + ["Differential"]),
    tests("RegionsTests", codes + ["Differential", "NameDrawing"]), tests("OutcomesTests", codes),
    tests("PipelinesTests", counting + ["Differential"]),
    tests("ExtractReadingTests", ["ExtractReading", "Differential", "CLibCSV", "Searching"]),
    tests("ExtractGenerationTests", codes + ["ExtractGeneration"]),
    tests("CountingTests", counting + ["ExtractReading", "Differential", "ExtractGeneration"]),
    tests("PagesTests", reporting + ["Rendering", "Pages", "Spreadsheets", mustache]),
    tests("SpreadsheetsTests", ["Spreadsheets", "Outputs"]),
    tests("RenderingTests", reporting + ["Rendering"]), tests("OutputsTests", ["Outputs"]),
    tests("JobsTests", all + ["Differential", "CubeEditing", "CSQLite"]),
    tests("RangesTests", all + ["Ranges", "Differential"]),
    tests("CommandTests", ["Differential"]),
    tests("FailureTests", all + ["liuyu", "Ranges", "ExtractGeneration", arguments, logging]),
    tests("MessageTests", all + ["liuyu", logging]),
  ]
)
