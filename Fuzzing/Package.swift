// swift-tools-version:6.2
import PackageDescription

// A package of its own, so that neither a build nor a test of liuyu builds it. `make fuzz` and `make fuzz-coverage`.
let testKit = Target.Dependency.product(name: "TestKit", package: "liuyu")

let package = Package(
  name: "fuzzing",
  dependencies: [.package(name: "liuyu", path: "..")],
  targets: [
    .executableTarget(name: "DifferentialRun", dependencies: [testKit]),
    .executableTarget(name: "CubeRun", dependencies: [testKit]),
    .executableTarget(name: "SkeletonRun", dependencies: [testKit]),
    // Has no main: `--sanitize=fuzzer` brings it.
    .executableTarget(name: "CoverageFuzz", dependencies: [testKit]),
  ]
)
