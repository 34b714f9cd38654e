import Testing

@testable import DynamockEngine

@Suite("The row keys of a batch or a transaction")
struct DistinctRowsTests {
  @Test("are distinct unless they are the same, also if their hashes are equal")
  func keys() {
    let keys: [[UInt8]] = [
      Array("partitioa sort key".utf8), Array("partitiob sort key".utf8),
      // The same first and last eight bytes.
      Array("partitiocc sort key".utf8), Array("partitioxyz sort key".utf8),
      Array("partitio sort key".utf8), Array("partitio".utf8), Array("short".utf8), [], [1],
    ]
    var rows = DistinctRows(capacity: 2)
    for (index, key) in keys.enumerated() {
      #expect(rows.insert(key) { keys[$0] == key }, "\(index)")
    }
    for (index, key) in keys.enumerated() {
      #expect(!rows.insert(key) { keys[$0] == key }, "\(index)")
    }
  }

  @Test("with equal hashes in different keyspaces are distinct as well")
  func keyspaces() {
    var rows = DistinctRows(capacity: 2)
    #expect(rows.insert([1, 2, 3]) { _ in false })
    #expect(rows.insert([1, 2, 3]) { _ in false })
    #expect(!rows.insert([1, 2, 3]) { $0 == 1 })
  }
}
