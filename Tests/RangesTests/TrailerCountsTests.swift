import Foundation
import Testing

@testable import Ranges

/// Numbers of a damaged trailer are refused before they are added up: a sum that no number holds would end the program.
struct TrailerCountsTests {
  private static func refuses(_ trailer: RangeTrailer) -> Bool {
    do throws(CellsDamage) {
      try trailer.requireCounts()
      return false
    } catch { return true }
  }

  private static func trailer(_ changes: [String: Any] = [:]) throws -> RangeTrailer {
    let maker: [String: Any] = [
      "version": "1", "pipeline": "", "divisionsAsOf": "", "duplicates": "off", "dimensions": [String](),
      "maxRecordBytes": 1,
    ]
    let scheme: [String: Any] = ["rows": 0, "agreeing": [String: Int](), "contradicting": [String: Int]()]
    var fields: [String: Any] = [
      "maker": maker, "scheme": scheme, "path": "a.csv", "encoding": "utf-8", "hasID": true, "isCut": false,
      "isLast": true,
      "isPlain": true, "firstRejects": [Int](), "cutElsewhere": [Int](), "cells": [String](),
      "values": [Int](),
      "decided": [Int](),
    ]
    for count in [
      "ordinal", "input", "source", "bytes", "header", "first", "end", "lines", "readRecords", "records",
      "sightings",
    ] {
      fields[count] = 1
    }
    for kinds in ["rejected", "skipped", "repairs", "remarks"] { fields[kinds] = ["any": 1] }
    let data = try JSONSerialization.data(withJSONObject: fields.merging(changes) { $1 })
    return try JSONDecoder().decode(RangeTrailer.self, from: data)
  }

  @Test func plainOnesAreTaken() throws {
    #expect(try !Self.refuses(Self.trailer()))
  }

  @Test(
    arguments: ["bytes", "header", "first", "end", "lines", "readRecords", "records", "sightings"],
    [-1, Int.max])
  func aCountThatNothingHasIsRefused(field: String, count: Int) throws {
    #expect(try Self.refuses(Self.trailer([field: count])))
  }

  @Test(arguments: ["rejected", "skipped", "repairs", "remarks"], [-1, Int.max])
  func aKindThatNothingHasSoManyOfIsRefused(field: String, count: Int) throws {
    #expect(try Self.refuses(Self.trailer([field: ["any": count]])))
  }

  @Test(arguments: [[[0, 1, Int.max]], [[0, -1, 1]]])
  func graduatesWhomNobodyCanHaveCountedAreRefused(decided: [[Int]]) throws {
    #expect(try Self.refuses(Self.trailer(["decided": decided])))
  }
}
