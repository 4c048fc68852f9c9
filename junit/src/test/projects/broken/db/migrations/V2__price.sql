ALTER TABLE item
  ADD COLUMN price numerik;
