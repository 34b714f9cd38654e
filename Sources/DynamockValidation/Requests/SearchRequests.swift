package import DynamockExpressions
package import DynamockModel

/// A SearchVectors that has passed all rules that depend only on the request.
package struct SearchVectorsRequest: Sendable {
  /// The table that the request names.
  package let table: TableReference
  /// The vector index.
  package let indexName: String
  /// The elements of the vector, of any type: their fault is reported after that of the index.
  package let vector: [AttributeValue]
  /// The maximum number of results, 1 to 100.
  package let resultCount: Int
  /// The conditions, at most one for each attribute, or `nil` without an expression.
  package let conditions: [SearchCondition]?
  /// The attributes to return, or `nil` for all of them.
  package let projection: Projection?
  /// The details of consumed capacity to return.
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
  /// The attribute's name.
  package let attribute: String
  /// The value that the attribute has to equal.
  package let value: AttributeValue
}
