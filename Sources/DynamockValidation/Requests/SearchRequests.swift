package import DynamockExpressions
package import DynamockModel

/// A SearchVectors that has passed all rules that depend only on the request.
package struct SearchVectorsRequest: Sendable {
  package let table: TableReference
  package let indexName: String
  /// The elements of the vector, of any type: their fault is reported after that of the index.
  package let vector: [AttributeValue]
  /// The maximum number of results, 1 to 100.
  package let resultCount: Int
  /// The conditions, at most one for each attribute, or `nil` without an expression.
  package let conditions: [SearchCondition]?
  package let projection: Projection?
  package let capacity: ReturnConsumedCapacity

  /// The conditions as one, or `nil` without an expression.
  package var condition: Condition? {
    conditions.map { conditions in
      .all(
        conditions.map {
          .comparison(.path(DocumentPath($0.attribute)), .equal, .value($0.value))
        })
    }
  }
}

/// A condition that an attribute equals a value.
package struct SearchCondition: Sendable, Equatable {
  package let attribute: String
  package let value: AttributeValue
}
