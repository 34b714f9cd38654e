import DynamockModel

/// A TagResource that has passed every rule that needs only the request.
package struct TagResourceRequest: Sendable {
  package let resource: ResourceReference
  /// One or more, no key twice.
  package let tags: [Tag]
}

/// An UntagResource that has passed every rule that needs only the request.
package struct UntagResourceRequest: Sendable {
  package let resource: ResourceReference
  /// One or more; keys that the resource does not have are no error.
  package let keys: [String]
}

/// A ListTagsOfResource that has passed every rule that needs only the request.
package struct ListTagsOfResourceRequest: Sendable {
  package let resource: ResourceReference
}

/// The table or stream that a tag request names by its ARN.
package struct ResourceReference: Sendable, Hashable {
  /// The account in the ARN.
  package let account: String
  /// The table's name; nil where the ARN names anything else, which is not found.
  package let tableName: String?
  /// What the request said.
  package let asSent: String
}
