DELETE FROM country WHERE code = 'fr';
