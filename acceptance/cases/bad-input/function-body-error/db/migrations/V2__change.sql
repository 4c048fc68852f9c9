CREATE FUNCTION renumber() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tasks SET id = id + 1;
  RAISE EXCEPTION 'tasks cannot be renumbered' USING HINT = 'Keep the numbers.', DETAIL = 'Others refer to them.';
END
$$;
SELECT renumber();
