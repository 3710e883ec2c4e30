import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

// schema/config.schema.json
var config_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "segops config",
  description: "Settings of a segops repository (segops.yaml). Credentials come from the environment only.",
  type: "object",
  additionalProperties: false,
  properties: {
    segments: {
      $ref: "#/definitions/segments"
    },
    lock: {
      $ref: "#/definitions/lock"
    },
    account: {
      $ref: "#/definitions/account"
    },
    limits: {
      $ref: "#/definitions/limits"
    },
    settle: {
      $ref: "#/definitions/settle"
    },
    guard: {
      $ref: "#/definitions/guard"
    },
    environments: {
      title: "Environments",
      description: "Overlays that --env NAME picks. lock, account and segments replace theirs whole; limits and guard are laid over key by key.",
      type: "object",
      additionalProperties: {
        title: "An environment",
        type: "object",
        additionalProperties: false,
        properties: {
          segments: {
            $ref: "#/definitions/segments"
          },
          lock: {
            $ref: "#/definitions/lock"
          },
          account: {
            $ref: "#/definitions/account"
          },
          limits: {
            $ref: "#/definitions/limits"
          },
          settle: {
            $ref: "#/definitions/settle"
          },
          guard: {
            $ref: "#/definitions/guard"
          }
        }
      }
    }
  },
  definitions: {
    segments: {
      title: "Manifests",
      description: "Globs of manifests, from the folder of this file. A glob that starts with ! takes files away.",
      type: "array",
      minItems: 1,
      items: {
        type: "string"
      },
      default: ["segments/**/*.yaml"],
      examples: [["segments/**/*.yaml"]]
    },
    lock: {
      title: "Lock",
      description: "Where segops remembers what it sent: a file, or an unprotected branch that holds only the lock.",
      type: "object",
      additionalProperties: false,
      properties: {
        file: {
          title: "Lock file",
          description: "From the folder of this file.",
          type: "string",
          minLength: 1,
          default: "segops.lock",
          examples: ["segops.lock"]
        },
        branch: {
          title: "Lock branch",
          description: "A branch that holds nothing but the lock.",
          type: "string",
          examples: ["segops-lock"]
        },
        lineage: {
          title: "Lineage",
          description: "Pinned by segops init; a lock of another lineage is refused. Taken by its source text.",
          type: ["string", "number", "boolean"],
          minLength: 1,
          examples: ["6f1c2a"]
        }
      }
    },
    account: {
      title: "Account",
      description: "The region of the account, or a loopback base_url. Account ID and passcode come from CLEVERTAP_ACCOUNT_ID and CLEVERTAP_PASSCODE.",
      type: "object",
      additionalProperties: false,
      oneOf: [
        {
          required: ["region"]
        },
        {
          required: ["base_url"]
        }
      ],
      properties: {
        region: {
          title: "Region",
          enum: ["in1", "sg1", "us1", "aps3", "mec1", "eu1"],
          examples: ["in1"]
        },
        base_url: {
          title: "Base URL",
          description: "Loopback only, for rehearsals; any other origin comes from SEGOPS_BASE_URL.",
          type: "string",
          examples: ["http://127.0.0.1:4010"]
        }
      }
    },
    limits: {
      title: "Limits",
      description: "Limits of one request, never above the vendor's.",
      type: "object",
      additionalProperties: false,
      properties: {
        users: {
          type: "integer",
          minimum: 1,
          maximum: 100,
          default: 100
        },
        segments: {
          type: "integer",
          minimum: 1,
          maximum: 100,
          default: 100
        },
        entries: {
          type: "integer",
          minimum: 1,
          maximum: 100,
          default: 100
        },
        in_flight: {
          description: "Requests at once.",
          type: "integer",
          minimum: 1,
          maximum: 3,
          default: 3
        },
        counting: {
          description: "How users and segments of one request are counted.",
          enum: ["occurrences", "distinct", "pairs"],
          default: "occurrences"
        }
      }
    },
    settle: {
      title: "Settle time",
      description: "How long an attempt without a clear answer may still land, such as 15m, 90s or 1h30m.",
      type: "string",
      pattern: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$",
      default: "15m",
      examples: ["15m", "90s", "1h30m"]
    },
    guard: {
      title: "Guard",
      description: "Limits whose breach refuses an apply; a manifest may set its own.",
      type: "object",
      additionalProperties: false,
      properties: {
        max_removals: {
          $ref: "#/definitions/threshold",
          default: "30%"
        },
        max_additions: {
          $ref: "#/definitions/threshold"
        },
        max_exclusion_shrink: {
          $ref: "#/definitions/threshold",
          default: "10%"
        },
        min_existing: {
          title: "Exempt below",
          description: "Segments with fewer members than this are exempt from limits that are shares of their size.",
          type: "integer",
          minimum: 0,
          default: 10
        },
        max_changes: {
          title: "Changes in one apply",
          description: "Of all segments together: a count, or a share of all locked memberships. By default the larger of 10,000 and 20%.",
          $ref: "#/definitions/threshold"
        },
        max_billed_events: {
          title: "Billed events of one apply",
          type: "integer",
          minimum: 0,
          examples: [5e4]
        },
        window: {
          title: "Window of the removal budget",
          description: "Removals within this time add up against max_removals.",
          type: "string",
          pattern: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$",
          default: "24h",
          examples: ["24h"]
        },
        waiver: {
          title: "An exception that ends",
          description: "Allows for a while what a guard refused. The refusal prints what to write here.",
          type: "object",
          additionalProperties: false,
          required: ["until", "reason"],
          properties: {
            max_changes: {
              $ref: "#/definitions/threshold"
            },
            max_billed_events: {
              type: "integer",
              minimum: 0
            },
            until: {
              title: "End",
              description: "When the exception ends: a day or a time with its zone, at most 30 days ahead.",
              type: "string",
              minLength: 1,
              examples: ["2026-12-01", "2026-12-01T18:00Z"]
            },
            reason: {
              title: "Reason",
              description: "Why this is right; it is kept with the apply.",
              type: "string",
              minLength: 1,
              examples: ["the campaign ended"]
            }
          }
        }
      }
    },
    threshold: {
      title: "Threshold",
      description: "A share such as 30% or 0.5%, or a count such as 500.",
      type: ["string", "integer"],
      pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$",
      minimum: 0,
      examples: ["30%", "0.5%", 500]
    }
  }
};

// schema/manifest.schema.json
var manifest_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "segops manifest",
  description: "Declares one CleverTap API segment and who is in it.",
  type: "object",
  required: ["segment"],
  additionalProperties: false,
  anyOf: [
    {
      required: ["members"]
    },
    {
      required: ["members_from"]
    },
    {
      properties: {
        segment: {
          type: "object",
          required: ["retire"]
        }
      }
    }
  ],
  properties: {
    segment: {
      title: "The segment",
      description: "Names the segment by one of its IDs or by both.",
      type: "object",
      additionalProperties: false,
      anyOf: [
        {
          required: ["customer_segment_id"]
        },
        {
          required: ["ct_segment_id"]
        }
      ],
      properties: {
        customer_segment_id: {
          title: "Customer segment ID",
          description: "The ID that you gave the segment. Taken by its source text: 00123 stays 00123. Must not start with `ct:`.",
          type: ["string", "number", "boolean"],
          examples: ["vip_customers"]
        },
        ct_segment_id: {
          title: "CleverTap segment ID",
          description: "The number that CleverTap gave the segment.",
          type: "integer",
          examples: [1234]
        },
        name: {
          title: "Name",
          description: "A label for people; the segment's name when segops creates it.",
          type: ["string", "number", "boolean"],
          examples: ["VIP customers"]
        },
        create: {
          title: "Create the segment",
          description: "Make the segment in the account if segops has not made it yet. No API can delete a segment.",
          type: "boolean",
          default: false
        },
        retire: {
          title: "End the segment",
          description: "keep: its members stay as they are; empty: they are removed, under the guards. Once applied, the file may go.",
          enum: ["keep", "empty"]
        },
        adopt: {
          title: "Take over a segment that exists",
          description: "accepted: the listed members count as sent; in_doubt: they are sent once. Only while the lock does not know the segment.",
          enum: ["accepted", "in_doubt"]
        },
        renamed_from: {
          title: "Its old name",
          description: "The vendor cannot rename a segment: this one is new, and segops says what that costs.",
          type: ["string", "number", "boolean"],
          examples: ["vip_2025"]
        }
      }
    },
    members: {
      title: "Members",
      description: "Who is in the segment. `[]` permits emptying it; leave the key out when all members come from lists. Scalars are taken by their source text.",
      type: "array",
      items: {
        $ref: "#/definitions/member"
      },
      examples: [["ada@example.com", "00123"]]
    },
    members_from: {
      title: "Lists of members",
      description: "Files that hold members, from the folder of segops.yaml.",
      type: "array",
      minItems: 1,
      items: {
        title: "A list",
        type: "object",
        required: ["file"],
        additionalProperties: false,
        properties: {
          file: {
            $ref: "#/definitions/file"
          },
          column: {
            $ref: "#/definitions/column"
          },
          guid_column: {
            $ref: "#/definitions/guid_column"
          },
          max_age: {
            $ref: "#/definitions/max_age"
          },
          expect_rows: {
            $ref: "#/definitions/expect_rows"
          }
        }
      },
      examples: [
        [
          {
            file: "lists/vip.txt"
          }
        ]
      ]
    },
    exclude_from: {
      title: "Exclusions",
      description: "Members of these lists and segments are kept out.",
      type: "array",
      minItems: 1,
      items: {
        title: "A list or a segment",
        type: "object",
        additionalProperties: false,
        oneOf: [
          {
            required: ["file"]
          },
          {
            required: ["segment"]
          }
        ],
        properties: {
          file: {
            $ref: "#/definitions/file"
          },
          column: {
            $ref: "#/definitions/column"
          },
          guid_column: {
            $ref: "#/definitions/guid_column"
          },
          segment: {
            title: "Another manifest's segment",
            description: "Its customer_segment_id, or ct: and its ct_segment_id if it has no other.",
            type: ["string", "number", "boolean"],
            examples: ["do_not_contact", "ct:1234"]
          },
          max_age: {
            $ref: "#/definitions/max_age"
          },
          expect_rows: {
            $ref: "#/definitions/expect_rows"
          }
        }
      },
      examples: [
        [
          {
            file: "lists/opted-out.txt"
          },
          {
            segment: "do_not_contact"
          }
        ]
      ]
    },
    guard: {
      title: "Guard",
      description: "Limits of this segment whose breach refuses an apply; what is absent comes from segops.yaml.",
      type: "object",
      additionalProperties: false,
      properties: {
        max_removals: {
          $ref: "#/definitions/threshold"
        },
        max_additions: {
          $ref: "#/definitions/threshold"
        },
        max_exclusion_shrink: {
          $ref: "#/definitions/threshold"
        },
        min_existing: {
          title: "Exempt below",
          description: "Segments with fewer members than this are exempt from limits that are shares of their size.",
          type: "integer",
          minimum: 0,
          examples: [10]
        },
        waiver: {
          title: "An exception that ends",
          description: "Allows for a while what a guard refused. The refusal prints what to write here.",
          type: "object",
          additionalProperties: false,
          required: ["until", "reason"],
          properties: {
            max_removals: {
              $ref: "#/definitions/threshold"
            },
            max_additions: {
              $ref: "#/definitions/threshold"
            },
            max_exclusion_shrink: {
              $ref: "#/definitions/threshold"
            },
            lists: {
              title: "Lists to believe",
              description: "Paths of lists that are believed as they are: empty, cut off, too old, of other rows or digest.",
              type: "array",
              minItems: 1,
              items: {
                type: ["string", "number", "boolean"]
              }
            },
            distinct_from: {
              title: "Not the same segment",
              description: "Segments of the other ID form that are not this one.",
              type: "array",
              minItems: 1,
              items: {
                type: ["string", "number", "boolean"]
              }
            },
            until: {
              title: "End",
              description: "When the exception ends: a day or a time with its zone, at most 30 days ahead.",
              type: "string",
              minLength: 1,
              examples: ["2026-12-01", "2026-12-01T18:00Z"]
            },
            reason: {
              title: "Reason",
              description: "Why this is right; it is kept with the apply.",
              type: "string",
              minLength: 1,
              examples: ["the campaign ended"]
            }
          }
        }
      }
    }
  },
  definitions: {
    member: {
      title: "A member",
      description: "An identity, or the guid of an anonymous profile. Quote what starts with @ * ! & % # or a backtick.",
      type: ["string", "number", "boolean", "object"],
      additionalProperties: false,
      minProperties: 1,
      properties: {
        identity: {
          description: "The CleverTap identity. If a guid is given too, the identity is the member.",
          type: ["string", "number", "boolean"]
        },
        guid: {
          description: "The CleverTap ID of an anonymous profile.",
          type: ["string", "number", "boolean"]
        }
      },
      examples: [
        "ada@example.com",
        {
          guid: "abcde12345"
        }
      ]
    },
    file: {
      title: "Path of a list",
      description: "From the folder of segops.yaml, inside the repository, with forward slashes. One identity per line; a .csv names its column.",
      type: ["string", "number", "boolean"],
      examples: ["lists/vip.txt", "lists/vip.csv"]
    },
    column: {
      title: "Identity column",
      description: "Header of the CSV column that holds identities.",
      type: ["string", "number", "boolean"],
      examples: ["Identity"]
    },
    guid_column: {
      title: "Guid column",
      description: "Header of the CSV column that holds guids.",
      type: ["string", "number", "boolean"],
      examples: ["guid"]
    },
    threshold: {
      title: "Threshold",
      description: "A share such as 30% or 0.5%, or a count such as 500.",
      type: ["string", "integer"],
      pattern: "^([0-9]+(\\.[0-9]+)?%|[0-9]+)$",
      minimum: 0,
      examples: ["30%", "0.5%", 500]
    },
    max_age: {
      title: "Greatest age",
      description: "Refuses the apply if the list was last changed longer ago, such as 36h.",
      type: "string",
      pattern: "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$",
      examples: ["36h"]
    },
    expect_rows: {
      title: "Expected rows",
      description: "Refuses the apply if the list holds another number of members: 20000, 10000..30000, or 10000.. for at least.",
      type: ["integer", "string"],
      pattern: "^[0-9]+(\\.\\.([0-9]+)?)?$",
      minimum: 0,
      examples: [2e4, "10000..30000", "10000.."]
    }
  }
};

export {
  config_schema_default,
  manifest_schema_default
};
