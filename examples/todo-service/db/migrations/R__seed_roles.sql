-- Runs after all versioned migrations, and again whenever its statements change.
INSERT INTO roles (name, may_see_everything)
VALUES ('member', false), ('admin', true)
ON CONFLICT (name) DO UPDATE SET may_see_everything = excluded.may_see_everything;
