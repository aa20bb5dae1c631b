-- Lists what is counted under one tag.
--
-- KEYS[1] sentinel   KEYS[2] index
-- result: the members ("scope writer"), or false if the tag must be restored first
local alive = redis.call('GET', KEYS[1])
if not alive then return false end
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
if string.sub(alive, 1, #run) ~= run then return false end
return redis.call('SMEMBERS', KEYS[2])
