// swift-tools-version:6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]
/// For targets whose unsafe code is marked as such, each place.
let audited = settings + [.strictMemorySafety()]

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
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // bytes → records
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .target(name: "CInflate", linkerSettings: [.linkedLibrary("isal")]),
    .target(name: "CByteScan"),
    .target(
      name: "ExtractReading", dependencies: ["CLibCSV", "CByteScan", "CInflate", "CZstd"],
      exclude: ["README.md"] + ["Sources", "Decoding", "Records", "Parallel"].map { "\($0)/README.md" },
      swiftSettings: audited),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
    .target(name: "Hashing", dependencies: ["CNettle"], swiftSettings: audited),
    // records → graduates
    .target(name: "CReferenceTables", exclude: ["tables"]),
    .target(name: "ReferenceData", dependencies: ["CReferenceTables"], swiftSettings: settings),
    .target(name: "Regions", dependencies: ["ReferenceData"], swiftSettings: settings),
    .target(name: "Outcomes", dependencies: ["ReferenceData", "Regions"], swiftSettings: settings),
    .systemLibrary(name: "CPrefetch"),
    .target(name: "Buffers", swiftSettings: settings),
    // the pipeline file → what is to be read, counted and asked
    .target(name: "Pipelines", dependencies: ["Outcomes", "Hashing", "Yams"], swiftSettings: settings),
    // records → cells
    .target(
      name: "Counting",
      dependencies: [
        "CPrefetch", "Buffers", "Hashing", "Pipelines", "ExtractReading", "ReferenceData", "Regions",
        "Outcomes",
      ], swiftSettings: settings),
    .target(
      name: "Cubes",
      dependencies: [
        "Counting", "Buffers", "Hashing", "Pipelines", "ReferenceData", "Regions", "Outcomes", "Outputs",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ], swiftSettings: settings),
    // cells → rates → report → bytes
    .target(
      name: "Reports",
      dependencies: ["Cubes", "Counting", "Pipelines", "ReferenceData", "Regions", "Outcomes"],
      swiftSettings: settings),
    .target(name: "Outputs", dependencies: ["Buffers"], swiftSettings: settings),
    .target(
      name: "Rendering",
      dependencies: [
        "Reports", "Counting", "Outputs", "Buffers", "Hashing", "Pipelines", "ExtractReading", "Regions",
        "Outcomes",
      ], swiftSettings: settings),
    .target(
      name: "Rows",
      dependencies: [
        "Rendering", "Counting", "Outputs", "Buffers", "Pipelines", "ExtractReading", "ReferenceData",
        "Regions",
        "Outcomes",
      ], swiftSettings: settings),
    .target(
      name: "Jobs",
      dependencies: [
        "Rows", "Rendering", "Reports", "Cubes", "Counting", "Outputs", "Buffers", "Pipelines",
        "ExtractReading",
        "Regions", "Outcomes",
      ], swiftSettings: settings),
    // synthetic extracts
    .target(name: "ExtractGeneration", dependencies: ["ReferenceData", "Regions"], swiftSettings: settings),
    .executableTarget(
      name: "liuyu",
      dependencies: [
        "Jobs", "Rows", "Rendering", "Reports", "Cubes", "Counting", "Outputs", "Pipelines", "ExtractReading",
        "ExtractGeneration", "Outcomes", "ReferenceData", "Regions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    // What every reading is compared with; also for the package in Fuzzing.
    .target(
      name: "Differential", dependencies: ["ExtractReading", "CLibCSV"], path: "Tests/Differential",
      swiftSettings: settings),
    // What a cube has to stand; also for the package in Fuzzing.
    .target(
      name: "CubeEditing",
      dependencies: [
        "Jobs", "Cubes", "Counting", "Pipelines", "Reports", "Rendering", "Outputs", "Outcomes",
        "Differential",
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ], path: "Tests/CubeEditing", swiftSettings: settings),
    // where the time goes, for `make bench`
    .executableTarget(
      name: "layers",
      dependencies: [
        "Pipelines", "Jobs", "Cubes", "Reports", "Rendering", "Outputs", "ExtractReading", "CByteScan",
      ], path: "Benchmarks/Layers",
      swiftSettings: settings),
    .testTarget(name: "RegionsTests", dependencies: ["Regions", "ReferenceData"], swiftSettings: settings),
    .testTarget(name: "OutcomesTests", dependencies: ["Outcomes"], swiftSettings: settings),
    .testTarget(
      name: "ExtractReadingTests", dependencies: ["ExtractReading", "Differential", "CLibCSV"],
      swiftSettings: settings),
    .testTarget(
      name: "ExtractGenerationTests", dependencies: ["ExtractGeneration", "ReferenceData", "Regions"],
      swiftSettings: settings),
    .testTarget(name: "PipelinesTests", dependencies: ["Pipelines", "Outcomes"], swiftSettings: settings),
    .testTarget(
      name: "CountingTests",
      dependencies: [
        "Counting", "Pipelines", "Differential", "Buffers", "ExtractReading", "ReferenceData", "Regions",
        "Outcomes",
      ], swiftSettings: settings),
    .testTarget(
      name: "RenderingTests",
      dependencies: [
        "Rendering", "Reports", "Outputs", "Outcomes", "Regions", "Cubes", "Pipelines", "Buffers",
      ], swiftSettings: settings),
    .testTarget(name: "OutputsTests", dependencies: ["Outputs"], swiftSettings: settings),
    .testTarget(
      name: "JobsTests",
      dependencies: [
        "Jobs", "Rows", "Rendering", "Reports", "Cubes", "Counting", "Pipelines", "Outputs", "Differential",
        "CubeEditing", "ExtractReading", "Outcomes", "Regions",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: settings),
    .testTarget(
      name: "FailureTests",
      dependencies: [
        "liuyu", "Jobs", "Rows", "Cubes", "Counting", "Pipelines", "Outputs", "ExtractReading",
        "ExtractGeneration", "Outcomes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    .testTarget(name: "CommandTests", swiftSettings: settings),
  ]
)
