// swift-tools-version:6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]
/// Of libraries: each unsafe place is marked, and spans can be handed out.
let audited = settings + [.strictMemorySafety(), .enableExperimentalFeature("Lifetimes")]

/// A library of ours. Each of its folders has a README, which is not for the compiler.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], folders: [String] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: (["."] + folders).map { "\($0)/README.md" },
    swiftSettings: audited)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let codes: [Target.Dependency] = ["ReferenceData", "Regions", "Outcomes"]
let counting: [Target.Dependency] = ["Counting", "Pipelines", "Buffers"] + codes
let reporting: [Target.Dependency] = ["Reports", "Cubes", "Outputs", "ExtractReading"] + counting
let all: [Target.Dependency] = ["Jobs", "Rows", "Rendering"] + reporting

let package = Package(
  name: "liuyu",
  products: [
    .executable(name: "liuyu", targets: ["liuyu"]),
    .library(name: "Differential", targets: ["Differential"]),
    .library(name: "CubeEditing", targets: ["CubeEditing"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CPrefetch"),
    .target(name: "CInflate", exclude: ["README.md"], linkerSettings: [.linkedLibrary("isal")]),
    .target(name: "CByteScan", exclude: ["README.md"]),
    .target(name: "CReferenceTables", exclude: ["tables", "README.md"]),
    library("Searching"), library("Buffers"), library("Hashing", ["CNettle"]),
    // bytes → records
    library(
      "ExtractReading", ["CLibCSV", "CByteScan", "CInflate", "CZstd"],
      folders: ["Sources", "Decoding", "Records", "Parallel"]),
    // what codes and names mean
    library("ReferenceData", ["CReferenceTables", "Searching"]),
    library(
      "Regions", ["ReferenceData", "Searching"],
      folders: ["Addresses", "Codes", "Employers", "Explaining", "Names", "Paths", "Text", "Zones"]),
    library("Outcomes", ["ReferenceData", "Regions"]),
    // the pipeline file → what is to be read, counted and asked
    library("Pipelines", ["Outcomes", "Hashing", "Yams"], folders: ["Binding", "Filters", "Reading"]),
    // records → cells
    library(
      "Counting", ["CPrefetch", "Buffers", "Hashing", "Searching", "Pipelines", "ExtractReading"] + codes,
      folders: [
        "Cells", "Columns", "Duplicates", "Extracts", "Faults", "Folding", "Locating", "Memory", "Values",
      ]),
    // cells → what is kept of them, and back
    library("Outputs", ["Buffers"]),
    library(
      "Cubes", counting + ["Hashing", "ExtractReading", "Outputs", "CSQLite"], folders: ["Database", "File"]),
    // cells → rates → report → bytes
    library("Reports", counting + ["Cubes"]),
    library(
      "Rendering", reporting + ["Hashing", "Searching"], folders: ["JSON", "Records", "Tables", "Text"]),
    library("Rows", counting + ["Rendering", "Outputs", "ExtractReading"]),
    // the whole way
    library("Jobs", reporting + ["Rows", "Rendering"]),
    .executableTarget(
      name: "liuyu",
      dependencies: all + ["ExtractGeneration", arguments], exclude: ["README.md"],
      swiftSettings: settings),
    // synthetic extracts
    library(
      "ExtractGeneration", codes,
      folders: ["Drawing", "Employment", "Encoding", "Layouts", "People", "Places", "Records"]),
    // what every reading is compared with, and what a cube has to stand: also for the package in Fuzzing
    .target(
      name: "Differential", dependencies: ["ExtractReading", "CLibCSV"], path: "Tests/Differential",
      swiftSettings: settings),
    .target(
      name: "CubeEditing", dependencies: all + ["Differential", "CSQLite"], path: "Tests/CubeEditing",
      swiftSettings: settings),
    // where the time goes, for `make bench`
    .executableTarget(
      name: "layers", dependencies: all + ["CByteScan"], path: "Benchmarks/Layers", swiftSettings: settings),
    tests("RegionsTests", codes), tests("OutcomesTests", codes),
    tests("ExtractReadingTests", ["ExtractReading", "Differential", "CLibCSV", "Searching"]),
    tests("ExtractGenerationTests", codes + ["ExtractGeneration"]),
    tests("PipelinesTests", ["Pipelines", "Outcomes"]),
    tests("CountingTests", counting + ["ExtractReading", "Differential"]),
    tests("RenderingTests", reporting + ["Rendering"]), tests("OutputsTests", ["Outputs"]),
    tests("JobsTests", all + ["Differential", "CubeEditing", "CSQLite"]),
    tests("FailureTests", all + ["liuyu", "ExtractGeneration", arguments]), tests("CommandTests", []),
  ]
)
