package import DynamockModel

/// A TagResource that has passed all rules that depend only on the request.
package struct TagResourceRequest: Sendable {
  /// The resource whose ARN the request contains.
  package let resource: ResourceReference
  /// One or more tags, with distinct keys.
  package let tags: [Tag]
}

/// An UntagResource that has passed all rules that depend only on the request.
package struct UntagResourceRequest: Sendable {
  /// The resource whose ARN the request contains.
  package let resource: ResourceReference
  /// One or more keys; those that the resource does not have are ignored.
  package let keys: [String]
}

/// A ListTagsOfResource that has passed all rules that depend only on the request.
package struct ListTagsOfResourceRequest: Sendable {
  /// The resource whose ARN the request contains.
  package let resource: ResourceReference
}

/// A table or stream identified in a request for tags by its ARN.
package struct ResourceReference: Sendable, Hashable {
  /// The account in the ARN.
  package let account: String
  /// The table's name, or `nil` if the ARN identifies anything else, which does not exist.
  package let tableName: String?
  /// The ARN as sent.
  package let asSent: String
}
