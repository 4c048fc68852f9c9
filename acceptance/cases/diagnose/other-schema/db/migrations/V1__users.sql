-- The tables of the first release.

/*
 * Users sign in with their mail address, which has to be
 * verified before anything is sent to it.
 *
 * Everything else about a user is kept
 * by the identity provider.
 */

CREATE TABLE
  users (
    id uuid PRIMARY KEY,
    email text NOT NULL UNIQUE,
    "emailVerified" boolean NOT NULL DEFAULT false,
    "createdAt" timestamptz NOT NULL DEFAULT now()
  );
