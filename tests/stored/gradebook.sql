BEGIN TRANSACTION;
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);
INSERT INTO "alembic_version" VALUES('e43177bfe90b');
CREATE TABLE assignment (
	id VARCHAR(32) NOT NULL, 
	name VARCHAR(128) NOT NULL, 
	duedate DATETIME, 
	course_id VARCHAR(128) NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name), 
	FOREIGN KEY(course_id) REFERENCES course (id)
);
INSERT INTO "assignment" VALUES('a6701b6688fc4bb3902a862b64d2a318','start',NULL,'unrolled');
INSERT INTO "assignment" VALUES('c317310ddb2141c59551d5e34f47bc94','rnn_cell',NULL,'unrolled');
INSERT INTO "assignment" VALUES('72280d9ae2cd413081e1dd8c91a7859b','bptt',NULL,'unrolled');
INSERT INTO "assignment" VALUES('28e1a8afa02245129ed03a7ecfc80b4e','vanishing_gradients',NULL,'unrolled');
INSERT INTO "assignment" VALUES('0f95b88a89604a04b6bbde06429a8f86','lstm_gates',NULL,'unrolled');
INSERT INTO "assignment" VALUES('ef9862dadc8848baaab09995c78e0f48','lstm_gradients',NULL,'unrolled');
INSERT INTO "assignment" VALUES('7a3e9905aeef4b09bc7838b31a9af2a3','peepholes',NULL,'unrolled');
INSERT INTO "assignment" VALUES('bdb5ff1d21414402be6836da0cc9b533','gru',NULL,'unrolled');
INSERT INTO "assignment" VALUES('09650fe0d5df4c49994269b4dd60375a','truncated_bptt',NULL,'unrolled');
INSERT INTO "assignment" VALUES('6d49fc3c983743c9be1c054a75b10f2f','clipping',NULL,'unrolled');
INSERT INTO "assignment" VALUES('fc76b40997b4439295680254aae9052f','deep_networks',NULL,'unrolled');
INSERT INTO "assignment" VALUES('595aef240ffe4ecd8b6129ff56ca50c9','lab_classifier',NULL,'unrolled');
INSERT INTO "assignment" VALUES('98ec02e1bccc457abb1eadb046fbd74c','lab_generator',NULL,'unrolled');
INSERT INTO "assignment" VALUES('7380527c2f2548cd9e699e1e2922bc1d','lab_translation',NULL,'unrolled');
INSERT INTO "assignment" VALUES('5a8ce27b2f704365a86c6c4a3f796219','paper_lab',NULL,'unrolled');
INSERT INTO "assignment" VALUES('4a058311c4794523af31b7de4cd003c5','where_next',NULL,'unrolled');
CREATE TABLE base_cell (
	id VARCHAR(32) NOT NULL, 
	name VARCHAR(128) NOT NULL, 
	notebook_id VARCHAR(32) NOT NULL, 
	type VARCHAR(50), 
	PRIMARY KEY (id), 
	UNIQUE (name, notebook_id, type), 
	FOREIGN KEY(notebook_id) REFERENCES notebook (id)
);
INSERT INTO "base_cell" VALUES('23c0b46981004b5ea1366a11e4eb24a4','start-sigmoid','4e850ca118a04a93985cb514e550dcea','GradeCell');
INSERT INTO "base_cell" VALUES('5707f76cef134c9790587f4525390215','start-softmax_xent','4e850ca118a04a93985cb514e550dcea','GradeCell');
INSERT INTO "base_cell" VALUES('7d58bb0206e840478b5560b631cef544','start-num_grad','4e850ca118a04a93985cb514e550dcea','GradeCell');
INSERT INTO "base_cell" VALUES('8606ebc492db4dc993f60dff788afa15','start-rel_error','4e850ca118a04a93985cb514e550dcea','GradeCell');
INSERT INTO "base_cell" VALUES('77698480a0fd491ba3a838090cf04051','start-best_eps','4e850ca118a04a93985cb514e550dcea','GradeCell');
INSERT INTO "base_cell" VALUES('421f4828902a44caa2a855589028ad86','start-two_names','4e850ca118a04a93985cb514e550dcea','GradeCell');
INSERT INTO "base_cell" VALUES('eb8313a85b534d428d6e758b14b92ea4','start-valley_in_float32','4e850ca118a04a93985cb514e550dcea','GradeCell');
INSERT INTO "base_cell" VALUES('e9afa68277c94139a1b9f50e216d9a63','start-sigmoid-answer','4e850ca118a04a93985cb514e550dcea','SolutionCell');
INSERT INTO "base_cell" VALUES('1a6e9ef7547048348af23ed35ee10379','start-softmax_xent-answer','4e850ca118a04a93985cb514e550dcea','SolutionCell');
INSERT INTO "base_cell" VALUES('ad5a14c79fce433799c613bae1bd8bab','start-num_grad-answer','4e850ca118a04a93985cb514e550dcea','SolutionCell');
INSERT INTO "base_cell" VALUES('4eeff333a8494a7e8e72d3381c2ca464','start-rel_error-answer','4e850ca118a04a93985cb514e550dcea','SolutionCell');
INSERT INTO "base_cell" VALUES('2e34cc4c5d8346579482b15dff09ff3a','start-best_eps-answer','4e850ca118a04a93985cb514e550dcea','SolutionCell');
INSERT INTO "base_cell" VALUES('c1230913a83a402781d1f888c5410174','start-two_names-answer','4e850ca118a04a93985cb514e550dcea','SolutionCell');
INSERT INTO "base_cell" VALUES('a203b291679346a9a7ab4d37799d0336','start-valley_in_float32-answer','4e850ca118a04a93985cb514e550dcea','SolutionCell');
INSERT INTO "base_cell" VALUES('2fc1ea7da3b04c068d6bbd5da64b62d5','rnn_cell-rnn_step','a889ea8430704155806287fadd330a90','GradeCell');
INSERT INTO "base_cell" VALUES('28b671b88eca445c990f6bbc2b7513d8','rnn_cell-rnn_step_concat','a889ea8430704155806287fadd330a90','GradeCell');
INSERT INTO "base_cell" VALUES('1450e2ed3da144bcb565e82a79a975ca','rnn_cell-split_concat_weight','a889ea8430704155806287fadd330a90','GradeCell');
INSERT INTO "base_cell" VALUES('427585d8e5374893860fbe0cb6870e20','rnn_cell-two_orders','a889ea8430704155806287fadd330a90','GradeCell');
INSERT INTO "base_cell" VALUES('0d0d82f91b134405b484db42e58000cf','rnn_cell-rnn_forward','a889ea8430704155806287fadd330a90','GradeCell');
INSERT INTO "base_cell" VALUES('641d257116d94fc5be85039460fc74e8','rnn_cell-readout','a889ea8430704155806287fadd330a90','GradeCell');
INSERT INTO "base_cell" VALUES('240c499ba9c643e2bc11379776bfaa9b','rnn_cell-count_rnn_params','a889ea8430704155806287fadd330a90','GradeCell');
INSERT INTO "base_cell" VALUES('ebde3e110ec5462da4020912b4f6783a','rnn_cell-longer_sequences','a889ea8430704155806287fadd330a90','GradeCell');
INSERT INTO "base_cell" VALUES('1ea70756a1d547a4a6b4a0a71cf0589d','rnn_cell-one_hot_seq','a889ea8430704155806287fadd330a90','GradeCell');
INSERT INTO "base_cell" VALUES('e45f2e189b8542b4a7706befd5be1022','rnn_cell-embed','a889ea8430704155806287fadd330a90','GradeCell');
INSERT INTO "base_cell" VALUES('93a3653714f3478d88040c13180aa66a','rnn_cell-one_hot_product','a889ea8430704155806287fadd330a90','GradeCell');
INSERT INTO "base_cell" VALUES('da77a75f378740369983fc5a94a2e84d','rnn_cell-load_into_torch','a889ea8430704155806287fadd330a90','GradeCell');
INSERT INTO "base_cell" VALUES('d85d37fe4d5846cea64f0edbbf64c7dd','rnn_cell-echo_linear','a889ea8430704155806287fadd330a90','GradeCell');
INSERT INTO "base_cell" VALUES('2c0eb235e6ef4cd1a7286f94d370bdf9','rnn_cell-survive_tanh','a889ea8430704155806287fadd330a90','GradeCell');
INSERT INTO "base_cell" VALUES('444ef491b3e14a11b3de1a9e87f3aa2b','rnn_cell-rnn_step-answer','a889ea8430704155806287fadd330a90','SolutionCell');
INSERT INTO "base_cell" VALUES('2cb16080a06d4653967494dfc399daf6','rnn_cell-rnn_step_concat-answer','a889ea8430704155806287fadd330a90','SolutionCell');
INSERT INTO "base_cell" VALUES('42c9e74067574f748efad840a5946453','rnn_cell-split_concat_weight-answer','a889ea8430704155806287fadd330a90','SolutionCell');
INSERT INTO "base_cell" VALUES('ea853efa2d5d4173a53b864be48f5984','rnn_cell-two_orders-answer','a889ea8430704155806287fadd330a90','SolutionCell');
INSERT INTO "base_cell" VALUES('15eea174b97145a093341b0a296e77d2','rnn_cell-rnn_forward-answer','a889ea8430704155806287fadd330a90','SolutionCell');
INSERT INTO "base_cell" VALUES('d113df738526482aa325872d361fbb08','rnn_cell-readout-answer','a889ea8430704155806287fadd330a90','SolutionCell');
INSERT INTO "base_cell" VALUES('acfd01305b8a462f842d4bd6e6c653b1','rnn_cell-count_rnn_params-answer','a889ea8430704155806287fadd330a90','SolutionCell');
INSERT INTO "base_cell" VALUES('e6ad2510de7b4c42b4b20954bc5115e7','rnn_cell-longer_sequences-answer','a889ea8430704155806287fadd330a90','SolutionCell');
INSERT INTO "base_cell" VALUES('54fedaa0173e485c95b2fd55a89d831d','rnn_cell-one_hot_seq-answer','a889ea8430704155806287fadd330a90','SolutionCell');
INSERT INTO "base_cell" VALUES('c9e93ebecc0a4a36aca1250d842f9c65','rnn_cell-embed-answer','a889ea8430704155806287fadd330a90','SolutionCell');
INSERT INTO "base_cell" VALUES('cf127621756a48708d628581ff6dc856','rnn_cell-one_hot_product-answer','a889ea8430704155806287fadd330a90','SolutionCell');
INSERT INTO "base_cell" VALUES('2ce42e4159614401a3d8c4800e67287c','rnn_cell-load_into_torch-answer','a889ea8430704155806287fadd330a90','SolutionCell');
INSERT INTO "base_cell" VALUES('3b2d1fc9eded44e3b9e6f58f7fdf2229','rnn_cell-echo_linear-answer','a889ea8430704155806287fadd330a90','SolutionCell');
INSERT INTO "base_cell" VALUES('c3c02b36ea724bf4a02aae6410afa961','rnn_cell-survive_tanh-answer','a889ea8430704155806287fadd330a90','SolutionCell');
INSERT INTO "base_cell" VALUES('94334bb0103b4901b37faf64c6839f4a','bptt-tanh_backward','2749913f6a37485182c1f0b0bce77742','GradeCell');
INSERT INTO "base_cell" VALUES('e95361bfee624c9aa11acf9ea2d9281b','bptt-rnn_step_backward','2749913f6a37485182c1f0b0bce77742','GradeCell');
INSERT INTO "base_cell" VALUES('c019fdfa510040c189aadaa6e440aa7c','bptt-rnn_backward','2749913f6a37485182c1f0b0bce77742','GradeCell');
INSERT INTO "base_cell" VALUES('c6eb245e4b7b427aa20e222447d35352','bptt-seq_xent','2749913f6a37485182c1f0b0bce77742','GradeCell');
INSERT INTO "base_cell" VALUES('860e7019579d41fbb3d0c8bfe2fb8f04','bptt-gradcheck','2749913f6a37485182c1f0b0bce77742','GradeCell');
INSERT INTO "base_cell" VALUES('cf186b9154664cccbdbcc5f769d144d1','bptt-bug_a','2749913f6a37485182c1f0b0bce77742','GradeCell');
INSERT INTO "base_cell" VALUES('4deaa29bdebe47588431e88c4427635e','bptt-bug_b','2749913f6a37485182c1f0b0bce77742','GradeCell');
INSERT INTO "base_cell" VALUES('5503513e88c24eab8a96892771942669','bptt-bug_c','2749913f6a37485182c1f0b0bce77742','GradeCell');
INSERT INTO "base_cell" VALUES('ee08db6155d8417fabaf920966be149c','bptt-sum_or_mean','2749913f6a37485182c1f0b0bce77742','GradeCell');
INSERT INTO "base_cell" VALUES('c176eadbe5174c41bdf156226751d1a4','bptt-what_to_keep','2749913f6a37485182c1f0b0bce77742','GradeCell');
INSERT INTO "base_cell" VALUES('03a7590ab25c49a3adbc59fe47c2e637','bptt-char_loss','2749913f6a37485182c1f0b0bce77742','GradeCell');
INSERT INTO "base_cell" VALUES('b6bd58d6e8c2415d9739bb9e36cc66a4','bptt-tanh_backward-answer','2749913f6a37485182c1f0b0bce77742','SolutionCell');
INSERT INTO "base_cell" VALUES('6735f3564c7c4c3880b2ae8b77887200','bptt-rnn_step_backward-answer','2749913f6a37485182c1f0b0bce77742','SolutionCell');
INSERT INTO "base_cell" VALUES('d3d69412bd604b3ebd45242f6db6cc9a','bptt-rnn_backward-answer','2749913f6a37485182c1f0b0bce77742','SolutionCell');
INSERT INTO "base_cell" VALUES('aeb405f1d006434cadb52ad7db3d977b','bptt-seq_xent-answer','2749913f6a37485182c1f0b0bce77742','SolutionCell');
INSERT INTO "base_cell" VALUES('2dcbb10ef7a14f3bab5dc17d213b37ea','bptt-gradcheck-answer','2749913f6a37485182c1f0b0bce77742','SolutionCell');
INSERT INTO "base_cell" VALUES('fe31866ff37b4601b0bb83947a31daf1','bptt-bug_a-answer','2749913f6a37485182c1f0b0bce77742','SolutionCell');
INSERT INTO "base_cell" VALUES('ecdc1273f0df49ca9fe1662d2bba5e48','bptt-bug_b-answer','2749913f6a37485182c1f0b0bce77742','SolutionCell');
INSERT INTO "base_cell" VALUES('ee874f00de90448193f333af31660e65','bptt-bug_c-answer','2749913f6a37485182c1f0b0bce77742','SolutionCell');
INSERT INTO "base_cell" VALUES('81992dc5d7484a7680aaf97e454b57c1','bptt-sum_or_mean-answer','2749913f6a37485182c1f0b0bce77742','SolutionCell');
INSERT INTO "base_cell" VALUES('2f595bc0dad14c2b96561c9429efcdfc','bptt-what_to_keep-answer','2749913f6a37485182c1f0b0bce77742','SolutionCell');
INSERT INTO "base_cell" VALUES('7b3402f41f134ea5bc261cc8a94f30d6','bptt-char_loss-answer','2749913f6a37485182c1f0b0bce77742','SolutionCell');
INSERT INTO "base_cell" VALUES('ae1c384556764476913e7095fff70694','vanishing_gradients-rnn_jacobian','8ecc8c9dbc0f41eea42834fddb3d6636','GradeCell');
INSERT INTO "base_cell" VALUES('deb5b9e5d83843ceb4448cb3be767191','vanishing_gradients-jacobian_product_norms','8ecc8c9dbc0f41eea42834fddb3d6636','GradeCell');
INSERT INTO "base_cell" VALUES('63ba4dc3ca904b30914eb0dab17b08ae','vanishing_gradients-rescale_spectral_radius','8ecc8c9dbc0f41eea42834fddb3d6636','GradeCell');
INSERT INTO "base_cell" VALUES('77dd230745934102b9ae8048d1b4a4fe','vanishing_gradients-vanishing_bound','8ecc8c9dbc0f41eea42834fddb3d6636','GradeCell');
INSERT INTO "base_cell" VALUES('dbd15194678b49248775d63a4881f400','vanishing_gradients-two_forecasts','8ecc8c9dbc0f41eea42834fddb3d6636','GradeCell');
INSERT INTO "base_cell" VALUES('74a44022e7b14c598f1b0e9c061614d6','vanishing_gradients-orthogonal','8ecc8c9dbc0f41eea42834fddb3d6636','GradeCell');
INSERT INTO "base_cell" VALUES('ce8af4d821bf4a309c7db21ecfa243f7','vanishing_gradients-irnn_init','8ecc8c9dbc0f41eea42834fddb3d6636','GradeCell');
INSERT INTO "base_cell" VALUES('4c3e4ef6545d4d168cf2d732d19078b1','vanishing_gradients-relu_instead','8ecc8c9dbc0f41eea42834fddb3d6636','GradeCell');
INSERT INTO "base_cell" VALUES('cceeba877d3c4062a7d20e849b581530','vanishing_gradients-effective_horizon','8ecc8c9dbc0f41eea42834fddb3d6636','GradeCell');
INSERT INTO "base_cell" VALUES('531bbb0e9be84d6c81c5592b71d6ec10','vanishing_gradients-grad_profile','8ecc8c9dbc0f41eea42834fddb3d6636','GradeCell');
INSERT INTO "base_cell" VALUES('ceb885eb6a024ac1a7bcb21ae8497caa','vanishing_gradients-clipped_whisper','8ecc8c9dbc0f41eea42834fddb3d6636','GradeCell');
INSERT INTO "base_cell" VALUES('2dabbbf4d9f445ff8c786b1e06d341c5','vanishing_gradients-longest_lag','8ecc8c9dbc0f41eea42834fddb3d6636','GradeCell');
INSERT INTO "base_cell" VALUES('cfc76634cea343b493df0c5af3afc368','vanishing_gradients-rnn_jacobian-answer','8ecc8c9dbc0f41eea42834fddb3d6636','SolutionCell');
INSERT INTO "base_cell" VALUES('dd56dae36bd2423a940895d0281bb255','vanishing_gradients-jacobian_product_norms-answer','8ecc8c9dbc0f41eea42834fddb3d6636','SolutionCell');
INSERT INTO "base_cell" VALUES('73ec1e79dd154d1d830d98eec1c30b57','vanishing_gradients-rescale_spectral_radius-answer','8ecc8c9dbc0f41eea42834fddb3d6636','SolutionCell');
INSERT INTO "base_cell" VALUES('88c15972ec73431290a58c1fdeaf5252','vanishing_gradients-vanishing_bound-answer','8ecc8c9dbc0f41eea42834fddb3d6636','SolutionCell');
INSERT INTO "base_cell" VALUES('e8471a9a237f4edb8754841da440ccb9','vanishing_gradients-two_forecasts-answer','8ecc8c9dbc0f41eea42834fddb3d6636','SolutionCell');
INSERT INTO "base_cell" VALUES('56eebfe7f5a142c59246fd226b8f76fa','vanishing_gradients-orthogonal-answer','8ecc8c9dbc0f41eea42834fddb3d6636','SolutionCell');
INSERT INTO "base_cell" VALUES('8fc57f7beed540dab11edb4321d98c64','vanishing_gradients-irnn_init-answer','8ecc8c9dbc0f41eea42834fddb3d6636','SolutionCell');
INSERT INTO "base_cell" VALUES('2b243c5897434bc8bba435db5c0d4feb','vanishing_gradients-relu_instead-answer','8ecc8c9dbc0f41eea42834fddb3d6636','SolutionCell');
INSERT INTO "base_cell" VALUES('3e078fa717c94c2e951a3787d03e6d92','vanishing_gradients-effective_horizon-answer','8ecc8c9dbc0f41eea42834fddb3d6636','SolutionCell');
INSERT INTO "base_cell" VALUES('fd6291167a764f13b3c4eb7a1cc39cbd','vanishing_gradients-grad_profile-answer','8ecc8c9dbc0f41eea42834fddb3d6636','SolutionCell');
INSERT INTO "base_cell" VALUES('d864fd60f8634e14b7b52ef6e781c71b','vanishing_gradients-clipped_whisper-answer','8ecc8c9dbc0f41eea42834fddb3d6636','SolutionCell');
INSERT INTO "base_cell" VALUES('0717eb47310447c5b1525077a7806577','vanishing_gradients-longest_lag','8ecc8c9dbc0f41eea42834fddb3d6636','SolutionCell');
INSERT INTO "base_cell" VALUES('2bdccad030274dbd981f25ed0c7c9761','lstm_gates-lstm_gates','a617fe49044e49a892c19b827e5c99ac','GradeCell');
INSERT INTO "base_cell" VALUES('3303cc12a8964ce08132222a7e192ce3','lstm_gates-lstm_step','a617fe49044e49a892c19b827e5c99ac','GradeCell');
INSERT INTO "base_cell" VALUES('bd9a324e932b49a58a789a0e855f27d4','lstm_gates-all_but_shown','a617fe49044e49a892c19b827e5c99ac','GradeCell');
INSERT INTO "base_cell" VALUES('267ce9c1166f4a8f91627297fdf3aece','lstm_gates-never_touches_c','a617fe49044e49a892c19b827e5c99ac','GradeCell');
INSERT INTO "base_cell" VALUES('cec5aed28b9d4bd6988cf5ba5f695b4e','lstm_gates-lstm_forward','a617fe49044e49a892c19b827e5c99ac','GradeCell');
INSERT INTO "base_cell" VALUES('fcb9d139e23b4e078035d58bca6838d1','lstm_gates-latch_weights','a617fe49044e49a892c19b827e5c99ac','GradeCell');
INSERT INTO "base_cell" VALUES('4f4f2f74a7d344c3959ba0b79ec80afb','lstm_gates-counter_weights','a617fe49044e49a892c19b827e5c99ac','GradeCell');
INSERT INTO "base_cell" VALUES('39e72e2acabf4d948beace4de4f44028','lstm_gates-reorder_gates','a617fe49044e49a892c19b827e5c99ac','GradeCell');
INSERT INTO "base_cell" VALUES('92ecd51d031e4c428dc557e294ad6516','lstm_gates-to_torch_lstm','a617fe49044e49a892c19b827e5c99ac','GradeCell');
INSERT INTO "base_cell" VALUES('54271488122544279aa2795069a0b955','lstm_gates-lstm_param_count','a617fe49044e49a892c19b827e5c99ac','GradeCell');
INSERT INTO "base_cell" VALUES('c43b5096d39e4b1187ab46abf685b1f3','lstm_gates-four_of_what','a617fe49044e49a892c19b827e5c99ac','GradeCell');
INSERT INTO "base_cell" VALUES('4ce68c9319b64dfa9219c7785891a706','lstm_gates-keeper_of_the_first','a617fe49044e49a892c19b827e5c99ac','GradeCell');
INSERT INTO "base_cell" VALUES('09d1887e5a2342f2a62acd409067f726','lstm_gates-LSTMCellScratch','a617fe49044e49a892c19b827e5c99ac','GradeCell');
INSERT INTO "base_cell" VALUES('a4545742d659482683b62dc0b927ee07','lstm_gates-lstm_gates-answer','a617fe49044e49a892c19b827e5c99ac','SolutionCell');
INSERT INTO "base_cell" VALUES('6685b54ed17d4cc0a8bb1f2998d38b06','lstm_gates-lstm_step-answer','a617fe49044e49a892c19b827e5c99ac','SolutionCell');
INSERT INTO "base_cell" VALUES('d22428c03bc3421fae95a644022b6290','lstm_gates-all_but_shown-answer','a617fe49044e49a892c19b827e5c99ac','SolutionCell');
INSERT INTO "base_cell" VALUES('4b3d1b2a770b48a791fd78156e3f32e8','lstm_gates-never_touches_c-answer','a617fe49044e49a892c19b827e5c99ac','SolutionCell');
INSERT INTO "base_cell" VALUES('b0a35f752ced402f8114a577d00fb068','lstm_gates-lstm_forward-answer','a617fe49044e49a892c19b827e5c99ac','SolutionCell');
INSERT INTO "base_cell" VALUES('114acf8e89b54d29b44d732592a90fd2','lstm_gates-latch_weights-answer','a617fe49044e49a892c19b827e5c99ac','SolutionCell');
INSERT INTO "base_cell" VALUES('ab39109c03814d2b86c6c6dea5dc21c9','lstm_gates-counter_weights-answer','a617fe49044e49a892c19b827e5c99ac','SolutionCell');
INSERT INTO "base_cell" VALUES('209ae9d117444ed88c2fce640b31ec7e','lstm_gates-reorder_gates-answer','a617fe49044e49a892c19b827e5c99ac','SolutionCell');
INSERT INTO "base_cell" VALUES('2cdd930399064e5ba237e31e64b57def','lstm_gates-to_torch_lstm-answer','a617fe49044e49a892c19b827e5c99ac','SolutionCell');
INSERT INTO "base_cell" VALUES('8c498ceaa6a14781b84a28d2bbe7dec4','lstm_gates-lstm_param_count-answer','a617fe49044e49a892c19b827e5c99ac','SolutionCell');
INSERT INTO "base_cell" VALUES('0a77e6a1dda6427287a1cfb21b85e81d','lstm_gates-four_of_what-answer','a617fe49044e49a892c19b827e5c99ac','SolutionCell');
INSERT INTO "base_cell" VALUES('48719831d0fc412ba7c6e2b264fe79c2','lstm_gates-keeper_of_the_first-answer','a617fe49044e49a892c19b827e5c99ac','SolutionCell');
INSERT INTO "base_cell" VALUES('06bba00e615a4c4a979d92bc2bd11b15','lstm_gates-LSTMCellScratch-answer','a617fe49044e49a892c19b827e5c99ac','SolutionCell');
INSERT INTO "base_cell" VALUES('56547b4d317548ff84296fe796df4c08','lstm_gradients-lstm_step_backward','3fc9f149c05f48748f5a3f57c637c71a','GradeCell');
INSERT INTO "base_cell" VALUES('d6dffc21b1c24d569ae3237faa884965','lstm_gradients-lstm_backward','3fc9f149c05f48748f5a3f57c637c71a','GradeCell');
INSERT INTO "base_cell" VALUES('d4c6700b5f004916bdf8b7f044a1d4d0','lstm_gradients-cell_path_jacobian','3fc9f149c05f48748f5a3f57c637c71a','GradeCell');
INSERT INTO "base_cell" VALUES('43ce0b81fee2456b8ee1ce2b4b385492','lstm_gradients-what_is_left','3fc9f149c05f48748f5a3f57c637c71a','GradeCell');
INSERT INTO "base_cell" VALUES('48e003be5bf246a19b95cd28b2764173','lstm_gradients-which_path_explodes','3fc9f149c05f48748f5a3f57c637c71a','GradeCell');
INSERT INTO "base_cell" VALUES('3b8bb80d572d42ffaaaa5a3e31dbd1d5','lstm_gradients-half_life','3fc9f149c05f48748f5a3f57c637c71a','GradeCell');
INSERT INTO "base_cell" VALUES('3302a5cad4ae44b3bab2a7803dbe0be0','lstm_gradients-bias_for_half_life','3fc9f149c05f48748f5a3f57c637c71a','GradeCell');
INSERT INTO "base_cell" VALUES('1f265d0160e248c1af5f7bd63021c8ad','lstm_gradients-init_lstm','3fc9f149c05f48748f5a3f57c637c71a','GradeCell');
INSERT INTO "base_cell" VALUES('aa3042f9405e442dbbe30bf988f1559e','lstm_gradients-set_forget_bias','3fc9f149c05f48748f5a3f57c637c71a','GradeCell');
INSERT INTO "base_cell" VALUES('58a9b7d5f61d403db86040142b3c1658','lstm_gradients-lstm1997_step','3fc9f149c05f48748f5a3f57c637c71a','GradeCell');
INSERT INTO "base_cell" VALUES('e0968f2106e040eaa4032ee1e75711fc','lstm_gradients-state_growth','3fc9f149c05f48748f5a3f57c637c71a','GradeCell');
INSERT INTO "base_cell" VALUES('88df03070b324459ab46afee8898a682','lstm_gradients-what_the_race_shows','3fc9f149c05f48748f5a3f57c637c71a','GradeCell');
INSERT INTO "base_cell" VALUES('4102364b1c0949b1af56d7ba6f086f65','lstm_gradients-lstm_step_backward-answer','3fc9f149c05f48748f5a3f57c637c71a','SolutionCell');
INSERT INTO "base_cell" VALUES('82dcf73633744da6b58e2a1ccdf53f9b','lstm_gradients-lstm_backward-answer','3fc9f149c05f48748f5a3f57c637c71a','SolutionCell');
INSERT INTO "base_cell" VALUES('e618d25d15f84b2fbc896faf4cf46277','lstm_gradients-cell_path_jacobian-answer','3fc9f149c05f48748f5a3f57c637c71a','SolutionCell');
INSERT INTO "base_cell" VALUES('f9b43af7800842449ac5c43bf7dd3c21','lstm_gradients-what_is_left-answer','3fc9f149c05f48748f5a3f57c637c71a','SolutionCell');
INSERT INTO "base_cell" VALUES('5a5915c28d8747e8ac91b72f6c14b828','lstm_gradients-which_path_explodes-answer','3fc9f149c05f48748f5a3f57c637c71a','SolutionCell');
INSERT INTO "base_cell" VALUES('1f35740ecc2946f5a5bc36a32df19dfb','lstm_gradients-half_life-answer','3fc9f149c05f48748f5a3f57c637c71a','SolutionCell');
INSERT INTO "base_cell" VALUES('cc583f50d8d04c0dbb4e01c54980588c','lstm_gradients-bias_for_half_life-answer','3fc9f149c05f48748f5a3f57c637c71a','SolutionCell');
INSERT INTO "base_cell" VALUES('2c8941bd4b7148ac82411753bd3a98bd','lstm_gradients-init_lstm-answer','3fc9f149c05f48748f5a3f57c637c71a','SolutionCell');
INSERT INTO "base_cell" VALUES('3f41b5b54b6240daa645eef27c6d07e3','lstm_gradients-set_forget_bias-answer','3fc9f149c05f48748f5a3f57c637c71a','SolutionCell');
INSERT INTO "base_cell" VALUES('ec1ca538d9564c07aa9be4ddf0b0bed8','lstm_gradients-lstm1997_step-answer','3fc9f149c05f48748f5a3f57c637c71a','SolutionCell');
INSERT INTO "base_cell" VALUES('3d946990b09245ff948c2d4389fb4504','lstm_gradients-state_growth-answer','3fc9f149c05f48748f5a3f57c637c71a','SolutionCell');
INSERT INTO "base_cell" VALUES('315745ccccfc4746ba440b3413e34b3d','lstm_gradients-what_the_race_shows-answer','3fc9f149c05f48748f5a3f57c637c71a','SolutionCell');
INSERT INTO "base_cell" VALUES('55cc0b0d49554582be54ed03eef42592','peepholes-peephole_step','ec1c6fe4b2b5491a9d7f542b85e2b078','GradeCell');
INSERT INTO "base_cell" VALUES('357245f9173245659dc257bde19dad46','peepholes-fifth_element','ec1c6fe4b2b5491a9d7f542b85e2b078','GradeCell');
INSERT INTO "base_cell" VALUES('676b94a1ecd2442da246b8560a94891e','peepholes-behind_a_shut_gate','ec1c6fe4b2b5491a9d7f542b85e2b078','GradeCell');
INSERT INTO "base_cell" VALUES('570e3fe6b5ed49cc8320446942493187','peepholes-peephole_step_backward','ec1c6fe4b2b5491a9d7f542b85e2b078','GradeCell');
INSERT INTO "base_cell" VALUES('e771edcc969a4550bdb9def338428c7a','peepholes-coupled_step','ec1c6fe4b2b5491a9d7f542b85e2b078','GradeCell');
INSERT INTO "base_cell" VALUES('c8614c36b916451982a699a5571cf04d','peepholes-variant_step','ec1c6fe4b2b5491a9d7f542b85e2b078','GradeCell');
INSERT INTO "base_cell" VALUES('10ff4de8e6ff43b5b36cddb8beabdee5','peepholes-peephole_param_count','ec1c6fe4b2b5491a9d7f542b85e2b078','GradeCell');
INSERT INTO "base_cell" VALUES('cc898b6a733d452894323934cda9cfae','peepholes-timer_weights','ec1c6fe4b2b5491a9d7f542b85e2b078','GradeCell');
INSERT INTO "base_cell" VALUES('18cb4e11abe04a6189ca574d20979829','peepholes-verdict_on_timing','ec1c6fe4b2b5491a9d7f542b85e2b078','GradeCell');
INSERT INTO "base_cell" VALUES('47f050aab5744132af3822707072aa51','peepholes-peephole_step-answer','ec1c6fe4b2b5491a9d7f542b85e2b078','SolutionCell');
INSERT INTO "base_cell" VALUES('4114fa1055b341ac834920a7fcfa3a3b','peepholes-fifth_element-answer','ec1c6fe4b2b5491a9d7f542b85e2b078','SolutionCell');
INSERT INTO "base_cell" VALUES('bb8bb9ae57e041c68494305d7194a9f1','peepholes-behind_a_shut_gate-answer','ec1c6fe4b2b5491a9d7f542b85e2b078','SolutionCell');
INSERT INTO "base_cell" VALUES('d0cd8cc63e144e5fa35c56b352403e1d','peepholes-peephole_step_backward-answer','ec1c6fe4b2b5491a9d7f542b85e2b078','SolutionCell');
INSERT INTO "base_cell" VALUES('fa29fad95cae4234bb10d4065a55805d','peepholes-coupled_step-answer','ec1c6fe4b2b5491a9d7f542b85e2b078','SolutionCell');
INSERT INTO "base_cell" VALUES('b7d52dcef2aa4af0a8ebbae25bc1c77a','peepholes-variant_step-answer','ec1c6fe4b2b5491a9d7f542b85e2b078','SolutionCell');
INSERT INTO "base_cell" VALUES('64d06b24047545fbb38b4372600cea03','peepholes-peephole_param_count-answer','ec1c6fe4b2b5491a9d7f542b85e2b078','SolutionCell');
INSERT INTO "base_cell" VALUES('89d78ab394be4e35a0e38dd6f7003585','peepholes-timer_weights-answer','ec1c6fe4b2b5491a9d7f542b85e2b078','SolutionCell');
INSERT INTO "base_cell" VALUES('9a5413ddcb344f23a6871fab4ee6436f','peepholes-verdict_on_timing-answer','ec1c6fe4b2b5491a9d7f542b85e2b078','SolutionCell');
INSERT INTO "base_cell" VALUES('99b87f5c0aa14e6f9b04eaa423f33d55','gru-gru_step_before','192489473b6b4130b6874f7a36834a01','GradeCell');
INSERT INTO "base_cell" VALUES('d6659f3a9708439e976f1bd98f43392b','gru-gru_step_after','192489473b6b4130b6874f7a36834a01','GradeCell');
INSERT INTO "base_cell" VALUES('6f0667649d674b498dbdc97fb9fddad9','gru-flip_z','192489473b6b4130b6874f7a36834a01','GradeCell');
INSERT INTO "base_cell" VALUES('653dab24732d4cfea681dd8c740214c3','gru-is_it_a_special_case','192489473b6b4130b6874f7a36834a01','GradeCell');
INSERT INTO "base_cell" VALUES('c330ad4f9dcc4998bc6b05350399a6c0','gru-gru_step_backward','192489473b6b4130b6874f7a36834a01','GradeCell');
INSERT INTO "base_cell" VALUES('e1cb6691a0304c1d86294f4da2cb0fef','gru-where_forms_agree','192489473b6b4130b6874f7a36834a01','GradeCell');
INSERT INTO "base_cell" VALUES('85aa157bb4094558919b756bf631dae1','gru-gru_param_count','192489473b6b4130b6874f7a36834a01','GradeCell');
INSERT INTO "base_cell" VALUES('4cab56c39c514c71a071986835f295fa','gru-match_hidden','192489473b6b4130b6874f7a36834a01','GradeCell');
INSERT INTO "base_cell" VALUES('66e0a0aaac3d44788b3d15c68dcdfa95','gru-how_many_matrices','192489473b6b4130b6874f7a36834a01','GradeCell');
INSERT INTO "base_cell" VALUES('0cdff20ec1e74ade858e8dfb98468947','gru-hidden_bound','192489473b6b4130b6874f7a36834a01','GradeCell');
INSERT INTO "base_cell" VALUES('3f544f83911d49fc92162634754151b0','gru-set_update_bias','192489473b6b4130b6874f7a36834a01','GradeCell');
INSERT INTO "base_cell" VALUES('8e83e494438f4430a4851962ecf75dbc','gru-fair_comparison','192489473b6b4130b6874f7a36834a01','GradeCell');
INSERT INTO "base_cell" VALUES('1ef8021cbce94f078ebb7bc5a9988bcc','gru-what_may_be_said','192489473b6b4130b6874f7a36834a01','GradeCell');
INSERT INTO "base_cell" VALUES('b465260092c44c9990625b3bd2385cf5','gru-gru_step_before-answer','192489473b6b4130b6874f7a36834a01','SolutionCell');
INSERT INTO "base_cell" VALUES('b235872ff68243bd8174dc65f9646b27','gru-gru_step_after-answer','192489473b6b4130b6874f7a36834a01','SolutionCell');
INSERT INTO "base_cell" VALUES('725964c473c44ceb846781798383818f','gru-flip_z-answer','192489473b6b4130b6874f7a36834a01','SolutionCell');
INSERT INTO "base_cell" VALUES('d0f4903a965045caaa8944b01a6ec0e3','gru-is_it_a_special_case-answer','192489473b6b4130b6874f7a36834a01','SolutionCell');
INSERT INTO "base_cell" VALUES('13843901b02048d4929beb354fa09d36','gru-gru_step_backward-answer','192489473b6b4130b6874f7a36834a01','SolutionCell');
INSERT INTO "base_cell" VALUES('57446b2dddb348eeaf8b6cbeb759f3ec','gru-where_forms_agree-answer','192489473b6b4130b6874f7a36834a01','SolutionCell');
INSERT INTO "base_cell" VALUES('1bc238a3cf344b3d81bf23f5be3bcc64','gru-gru_param_count-answer','192489473b6b4130b6874f7a36834a01','SolutionCell');
INSERT INTO "base_cell" VALUES('b7068b26fef14ca9b7198e17d7523baf','gru-match_hidden-answer','192489473b6b4130b6874f7a36834a01','SolutionCell');
INSERT INTO "base_cell" VALUES('1aff2f2596be4d62952da285543e882c','gru-how_many_matrices-answer','192489473b6b4130b6874f7a36834a01','SolutionCell');
INSERT INTO "base_cell" VALUES('ac52716692244274b2476a228ea70cf1','gru-hidden_bound-answer','192489473b6b4130b6874f7a36834a01','SolutionCell');
INSERT INTO "base_cell" VALUES('ee2f75b1efda49828148a3cfaaf35967','gru-set_update_bias-answer','192489473b6b4130b6874f7a36834a01','SolutionCell');
INSERT INTO "base_cell" VALUES('bfad2f174f644b9084a0e78404aec0bd','gru-fair_comparison-answer','192489473b6b4130b6874f7a36834a01','SolutionCell');
INSERT INTO "base_cell" VALUES('aa7b6d64844e46df9c34198a766c7fca','gru-what_may_be_said-answer','192489473b6b4130b6874f7a36834a01','SolutionCell');
INSERT INTO "base_cell" VALUES('3652e00740024669b7a2b187758eff25','truncated_bptt-make_streams','033f692fad9d41e78685e760530d9dac','GradeCell');
INSERT INTO "base_cell" VALUES('1a4a17e177184b11ad130744b253a635','truncated_bptt-chunks','033f692fad9d41e78685e760530d9dac','GradeCell');
INSERT INTO "base_cell" VALUES('667664cebcea40e08497449db20fe04d','truncated_bptt-tbptt_grads','033f692fad9d41e78685e760530d9dac','GradeCell');
INSERT INTO "base_cell" VALUES('1acd382443ab4db88e45aea58fdd2315','truncated_bptt-sixty_steps','033f692fad9d41e78685e760530d9dac','GradeCell');
INSERT INTO "base_cell" VALUES('41f3ca1d02af47f58ef2de43231e58b0','truncated_bptt-credit_matrix','033f692fad9d41e78685e760530d9dac','GradeCell');
INSERT INTO "base_cell" VALUES('c64775d5a91c42198649a7606c50ccc2','truncated_bptt-only_the_end','033f692fad9d41e78685e760530d9dac','GradeCell');
INSERT INTO "base_cell" VALUES('cd51ace548ee4e6694bdaefdd3a11030','truncated_bptt-window_grads','033f692fad9d41e78685e760530d9dac','GradeCell');
INSERT INTO "base_cell" VALUES('95999d257b4b47fe956133371177fc2c','truncated_bptt-detach_state','033f692fad9d41e78685e760530d9dac','GradeCell');
INSERT INTO "base_cell" VALUES('3b3ec678559a4f6d83f75e7356a62bec','truncated_bptt-train_stream','033f692fad9d41e78685e760530d9dac','GradeCell');
INSERT INTO "base_cell" VALUES('3cf2d95c851a4e66bd6236050c1aa8dd','truncated_bptt-window_influence','033f692fad9d41e78685e760530d9dac','GradeCell');
INSERT INTO "base_cell" VALUES('049167c9b5194f8e85f87f5c71347c31','truncated_bptt-smallest_window','033f692fad9d41e78685e760530d9dac','GradeCell');
INSERT INTO "base_cell" VALUES('5195dfb061f3455291576498ada375ee','truncated_bptt-what_the_sweep_shows','033f692fad9d41e78685e760530d9dac','GradeCell');
INSERT INTO "base_cell" VALUES('e0db4322f8b848b5863a5de90aea39ec','truncated_bptt-make_streams-answer','033f692fad9d41e78685e760530d9dac','SolutionCell');
INSERT INTO "base_cell" VALUES('1d3b7cfbbd314f2fb72d9bb433f4d3e9','truncated_bptt-chunks-answer','033f692fad9d41e78685e760530d9dac','SolutionCell');
INSERT INTO "base_cell" VALUES('d1fd07da07b54f89be6d8be48fb91db8','truncated_bptt-tbptt_grads-answer','033f692fad9d41e78685e760530d9dac','SolutionCell');
INSERT INTO "base_cell" VALUES('501de827f8f2412389f007fabbb1b775','truncated_bptt-sixty_steps-answer','033f692fad9d41e78685e760530d9dac','SolutionCell');
INSERT INTO "base_cell" VALUES('3db11d61b7204aba8c5d5cd8265244e8','truncated_bptt-credit_matrix-answer','033f692fad9d41e78685e760530d9dac','SolutionCell');
INSERT INTO "base_cell" VALUES('7e6f85818a6943debe10b8849271c546','truncated_bptt-only_the_end-answer','033f692fad9d41e78685e760530d9dac','SolutionCell');
INSERT INTO "base_cell" VALUES('43305aa1725b40caae001a756efa9a18','truncated_bptt-window_grads-answer','033f692fad9d41e78685e760530d9dac','SolutionCell');
INSERT INTO "base_cell" VALUES('f421e7e05c564c5c89d230412c05fec3','truncated_bptt-detach_state-answer','033f692fad9d41e78685e760530d9dac','SolutionCell');
INSERT INTO "base_cell" VALUES('d918cda4d95e4ab28ba74934aceb5b5a','truncated_bptt-train_stream-answer','033f692fad9d41e78685e760530d9dac','SolutionCell');
INSERT INTO "base_cell" VALUES('462e8578a05246d29774a8f0bc7300c9','truncated_bptt-window_influence-answer','033f692fad9d41e78685e760530d9dac','SolutionCell');
INSERT INTO "base_cell" VALUES('0f2f6ba70166472fa41cd0b73aa086f4','truncated_bptt-smallest_window-answer','033f692fad9d41e78685e760530d9dac','SolutionCell');
INSERT INTO "base_cell" VALUES('ae1c4447c43047a8a212335fdbb85991','truncated_bptt-what_the_sweep_shows-answer','033f692fad9d41e78685e760530d9dac','SolutionCell');
INSERT INTO "base_cell" VALUES('5d96425e006740b283ee79d13e85bc2a','clipping-clip_value','b4095a99962c43448bbce468a8acc1eb','GradeCell');
INSERT INTO "base_cell" VALUES('68bf0da370eb4aee87e53dfc22f06297','clipping-global_norm','b4095a99962c43448bbce468a8acc1eb','GradeCell');
INSERT INTO "base_cell" VALUES('cf05359c914e4592ab0e9678f80a887d','clipping-clip_by_global_norm','b4095a99962c43448bbce468a8acc1eb','GradeCell');
INSERT INTO "base_cell" VALUES('0d5e0895d7514fe6983fc86afad2873a','clipping-never_reached','b4095a99962c43448bbce468a8acc1eb','GradeCell');
INSERT INTO "base_cell" VALUES('9ff67b314a154941a369bae7fef89ac9','clipping-direction_change','b4095a99962c43448bbce468a8acc1eb','GradeCell');
INSERT INTO "base_cell" VALUES('00c99f276e4d442fb306f416b09b8163','clipping-train_step','b4095a99962c43448bbce468a8acc1eb','GradeCell');
INSERT INTO "base_cell" VALUES('3ab2107c9d02444cb5e5f25ddefa3514','clipping-four_small_batches','b4095a99962c43448bbce468a8acc1eb','GradeCell');
INSERT INTO "base_cell" VALUES('7c2951b4f17741819d4fbe486769d877','clipping-adam_as_well','b4095a99962c43448bbce468a8acc1eb','GradeCell');
INSERT INTO "base_cell" VALUES('9993bdd77e63404bb1903287d756df58','clipping-safe_step','b4095a99962c43448bbce468a8acc1eb','GradeCell');
INSERT INTO "base_cell" VALUES('edeeefbd673c41e6bb9540e06cd88823','clipping-choose_threshold','b4095a99962c43448bbce468a8acc1eb','GradeCell');
INSERT INTO "base_cell" VALUES('2d11b4994f5a41c78fa0ab3567b113de','clipping-clip_fraction','b4095a99962c43448bbce468a8acc1eb','GradeCell');
INSERT INTO "base_cell" VALUES('52068f99d493427e9cd3c1302ad735da','clipping-cliff_gradient','b4095a99962c43448bbce468a8acc1eb','GradeCell');
INSERT INTO "base_cell" VALUES('7303ca039f7642908104908f1f32140f','clipping-cliff_descent','b4095a99962c43448bbce468a8acc1eb','GradeCell');
INSERT INTO "base_cell" VALUES('63d45aa3de2b40829342365328beae8e','clipping-what_plus_minus_two_did','b4095a99962c43448bbce468a8acc1eb','GradeCell');
INSERT INTO "base_cell" VALUES('4167fa2f20304b59b7d3589c3a51b13b','clipping-clip_value-answer','b4095a99962c43448bbce468a8acc1eb','SolutionCell');
INSERT INTO "base_cell" VALUES('75273ef4e79c42f8b42fc92c048d1c2b','clipping-global_norm-answer','b4095a99962c43448bbce468a8acc1eb','SolutionCell');
INSERT INTO "base_cell" VALUES('7ad8ae0b5048485a8544b042c9e63583','clipping-clip_by_global_norm-answer','b4095a99962c43448bbce468a8acc1eb','SolutionCell');
INSERT INTO "base_cell" VALUES('c17fe224820d453f991eb142dd4f1ac3','clipping-never_reached-answer','b4095a99962c43448bbce468a8acc1eb','SolutionCell');
INSERT INTO "base_cell" VALUES('d561d047914d477e8ff0f84c38137f83','clipping-direction_change-answer','b4095a99962c43448bbce468a8acc1eb','SolutionCell');
INSERT INTO "base_cell" VALUES('232d7ed8b2194894bdbdd047075029fb','clipping-train_step-answer','b4095a99962c43448bbce468a8acc1eb','SolutionCell');
INSERT INTO "base_cell" VALUES('03f9c3a35fb140ddb4fef75045709961','clipping-four_small_batches-answer','b4095a99962c43448bbce468a8acc1eb','SolutionCell');
INSERT INTO "base_cell" VALUES('6e7f27629f954cca8972e2d0dcdef043','clipping-adam_as_well-answer','b4095a99962c43448bbce468a8acc1eb','SolutionCell');
INSERT INTO "base_cell" VALUES('e90a23643a03473ebb9bdf46f5930c38','clipping-safe_step-answer','b4095a99962c43448bbce468a8acc1eb','SolutionCell');
INSERT INTO "base_cell" VALUES('cbce125bda1c4162b87e3cae01b62820','clipping-choose_threshold-answer','b4095a99962c43448bbce468a8acc1eb','SolutionCell');
INSERT INTO "base_cell" VALUES('dc371dfb2210428ba30f00b19bef38fa','clipping-clip_fraction-answer','b4095a99962c43448bbce468a8acc1eb','SolutionCell');
INSERT INTO "base_cell" VALUES('a2b24fd9f275412cb8f690fa40e54cdb','clipping-cliff_gradient-answer','b4095a99962c43448bbce468a8acc1eb','SolutionCell');
INSERT INTO "base_cell" VALUES('3315200d8dc148ed8d492f0c93c6023f','clipping-cliff_descent-answer','b4095a99962c43448bbce468a8acc1eb','SolutionCell');
INSERT INTO "base_cell" VALUES('fce10181e6ba4205a0168140c55752ec','clipping-what_plus_minus_two_did-answer','b4095a99962c43448bbce468a8acc1eb','SolutionCell');
INSERT INTO "base_cell" VALUES('b973d795e34d47ba9805ab338ba5971d','deep_networks-stacked_lstm','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('0a53381b267749f7be90db0bce796b42','deep_networks-same_last_state','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('d2eaa2c762ef4b3fa044eeef025e816b','deep_networks-last_valid','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('5f612d9407374a768f8af92d5d73b293','deep_networks-batch_first_states','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('97ac762e842f4dad95bb62a1cf77fa97','deep_networks-masked_rnn_forward','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('d7fa528cd55f434cab5ea9c3f9d9c6eb','deep_networks-reverse_padded','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('8a00a690662646ae97a6f416cecdd0cf','deep_networks-bilstm_final','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('1c723c20b6994df2a9b4cbf6f1843d7e','deep_networks-init_recurrent_','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('316bef008dc74e489e293bd91ae3b638','deep_networks-variational_dropout','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('8e106701a478456a92a068f73613b453','deep_networks-clinic_reviews','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('e0985dd30a814be6a4f1b0a6670645a8','deep_networks-clinic_axes','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('085d7943eb6347ef9540654de644d4f4','deep_networks-clinic_both_ways','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('e15b02b935334bc59abd752ea30047d0','deep_networks-clinic_sorted','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('a54b260fb1d44b0391f2ad426965ff94','deep_networks-clinic_scores','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('56a0da9e350a4abca95d5d5a1da8f429','deep_networks-clinic_joined','c4b02563ded74da480065fd2df56a02c','GradeCell');
INSERT INTO "base_cell" VALUES('b9c115c3ef1b4beb9a63ed52172c8302','deep_networks-stacked_lstm-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('45f8ba73232e4fab8892030ec1425631','deep_networks-same_last_state-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('bc3dc746a842478eac95d90f3c535a60','deep_networks-last_valid-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('e9b66e4b3723442fabd091e2f944b930','deep_networks-batch_first_states-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('32f0491f6f6b4219a27ae7a6d92685d2','deep_networks-masked_rnn_forward-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('f5d6f87902eb4a14b40ace11db830a1f','deep_networks-reverse_padded-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('b6f891e76b2d4e7187d0964d85b535ed','deep_networks-bilstm_final-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('827589eaf60e4033b716a073c98b16e9','deep_networks-init_recurrent_-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('9db0a770c0d446638fe117131a0bcd0f','deep_networks-variational_dropout-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('a2786875e1ae400799ce72ab5ceacdc0','deep_networks-clinic_reviews-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('405087bdff554ae5953da58add28c2a1','deep_networks-clinic_axes-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('944846ec7fb042ecbbc4b9f88263da78','deep_networks-clinic_both_ways-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('90f089f30d1846c290eee95136487b1e','deep_networks-clinic_sorted-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('43f26ed21bb14aa0a9392defe7cc0816','deep_networks-clinic_scores-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('c82dd85819f84828a40aaab86ea4e398','deep_networks-clinic_joined-answer','c4b02563ded74da480065fd2df56a02c','SolutionCell');
INSERT INTO "base_cell" VALUES('b0a095849ed84fa89e55f521a9fc795d','lab_classifier-build_vocab','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('e07d5b150390406a9f116459befa60af','lab_classifier-words_of_the_test','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('1926da1ba161460086983739a1550300','lab_classifier-encode_pad','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('8a68c17bc11e45c392a55f24d592d2ca','lab_classifier-collate','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('94b9c44097914d6bb656389d08cf9fa6','lab_classifier-by_length','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('19c87c0747954f7993f5481769707573','lab_classifier-SentimentRNN','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('dce4708a1f204b2eae40d5cc1bb9967b','lab_classifier-one_logit','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('3b3a0aed3d3647798dfd001027ce5dba','lab_classifier-train_epoch','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('e9f1c34d9ad04d70ab0b5d4a7baaa17c','lab_classifier-evaluate','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('0d14800134404f39a66f6fa04289e5b6','lab_classifier-bag_of_words','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('d9d7b48a7cef436f87ab36ae85a53a49','lab_classifier-bag_of_words_baseline','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('214c4d293a7f48899f29a50e133d9e6f','lab_classifier-why_chance','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('a8ca0941ef284051b0ea0c7c64d13773','lab_classifier-review_weights','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('3a70f6053f0a42d290fcdf7c754efc5d','lab_classifier-accuracy_by_lag','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('1e51f22aff894bcf83e3187bdfaec0ab','lab_classifier-what_lag_shows','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('ac2f5716df534ccbaf1ad17127ca4492','lab_classifier-language_weights','c3d0db4bac9c44e28deb0960a7548bad','GradeCell');
INSERT INTO "base_cell" VALUES('9bcaa8e0419e440aab9cfa617da9c122','lab_classifier-build_vocab-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('097482168ca54731b1243f80cfedf631','lab_classifier-words_of_the_test-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('aa07c6e1b2844450bec264ee8d6ba9fc','lab_classifier-encode_pad-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('7e43c0b7b3564e54a7b9528c63f72b5f','lab_classifier-collate-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('238b0af3cf0d49bb92a7d8b4bdd8c3c3','lab_classifier-by_length-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('62e5d7a74e854e7ea077fb540c588f77','lab_classifier-SentimentRNN-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('74c78b15aa8c4f54bad4f768953f2ad9','lab_classifier-one_logit-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('6bbd4a43cd8d4058be046bc798ad2354','lab_classifier-train_epoch-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('de8204b8a3d54b4d85c22c025503ca91','lab_classifier-evaluate-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('106cb112d7a740e8bb38d6d08870582a','lab_classifier-bag_of_words-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('80678ee388e04d939c5a7bc04c831ff4','lab_classifier-bag_of_words_baseline-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('d34f0013ecba487c970ad5333cc312ae','lab_classifier-why_chance-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('3d6c4c314dc0400fb917a31ef683c8ec','lab_classifier-review_weights-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('45ba13ab6f31440682e03b43dcd9c893','lab_classifier-accuracy_by_lag-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('52801130616e48e589bad80d4ac0555b','lab_classifier-what_lag_shows-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('d7413bcdfbdd4d3391e95be3be46a5d2','lab_classifier-language_weights-answer','c3d0db4bac9c44e28deb0960a7548bad','SolutionCell');
INSERT INTO "base_cell" VALUES('162cfb5ee5924880876f43b1fd64bfa1','lab_generator-batches','ac98b681f509403a9192bcb80f33131c','GradeCell');
INSERT INTO "base_cell" VALUES('ccde7b53f5114f71b4d9380be321095e','lab_generator-unigram_bits','ac98b681f509403a9192bcb80f33131c','GradeCell');
INSERT INTO "base_cell" VALUES('cd62fd36d5f2437e95dc506c99d8adaf','lab_generator-bigram_bits','ac98b681f509403a9192bcb80f33131c','GradeCell');
INSERT INTO "base_cell" VALUES('c6d8de01758243ae9b812e5f2f7bfb94','lab_generator-uniform_perplexity','ac98b681f509403a9192bcb80f33131c','GradeCell');
INSERT INTO "base_cell" VALUES('400a06e95ab8431bba60689a05dde624','lab_generator-CharRNN','ac98b681f509403a9192bcb80f33131c','GradeCell');
INSERT INTO "base_cell" VALUES('0984447f2c5f4d55a777592e6f599e20','lab_generator-train_epoch','ac98b681f509403a9192bcb80f33131c','GradeCell');
INSERT INTO "base_cell" VALUES('da09fb602d274d7686e0c466b68c76f8','lab_generator-bits_per_char','ac98b681f509403a9192bcb80f33131c','GradeCell');
INSERT INTO "base_cell" VALUES('b686db4abfdc4072ae23d73a2913689e','lab_generator-next_probs','ac98b681f509403a9192bcb80f33131c','GradeCell');
INSERT INTO "base_cell" VALUES('c57a5c70ecdc47dcb4537473e8f6fee3','lab_generator-cold_and_hot','ac98b681f509403a9192bcb80f33131c','GradeCell');
INSERT INTO "base_cell" VALUES('4cfbe8d132e04da3bb655d51dde97098','lab_generator-sample','ac98b681f509403a9192bcb80f33131c','GradeCell');
INSERT INTO "base_cell" VALUES('9427ad92882d4bdeb346832e9aeebe00','lab_generator-code_weights','ac98b681f509403a9192bcb80f33131c','GradeCell');
INSERT INTO "base_cell" VALUES('0615594c3ae14b408dfe24b90d1b85c9','lab_generator-unit_correlations','ac98b681f509403a9192bcb80f33131c','GradeCell');
INSERT INTO "base_cell" VALUES('ab2a7ee2dbdd486084cd61419283fc77','lab_generator-what_was_found','ac98b681f509403a9192bcb80f33131c','GradeCell');
INSERT INTO "base_cell" VALUES('41fb9b2acfee49b09e9bc37dc14826b8','lab_generator-batches-answer','ac98b681f509403a9192bcb80f33131c','SolutionCell');
INSERT INTO "base_cell" VALUES('b990c977f4234c2c8fd2f1c1746e80c4','lab_generator-unigram_bits-answer','ac98b681f509403a9192bcb80f33131c','SolutionCell');
INSERT INTO "base_cell" VALUES('864bdc2a476d48a4883b995a9c834a7c','lab_generator-bigram_bits-answer','ac98b681f509403a9192bcb80f33131c','SolutionCell');
INSERT INTO "base_cell" VALUES('faca0a805fd94507be828c9b54bd103a','lab_generator-uniform_perplexity-answer','ac98b681f509403a9192bcb80f33131c','SolutionCell');
INSERT INTO "base_cell" VALUES('70e388bda4a94afd911475f2217718ac','lab_generator-CharRNN-answer','ac98b681f509403a9192bcb80f33131c','SolutionCell');
INSERT INTO "base_cell" VALUES('bba0da15d2d547369d176685896642b1','lab_generator-train_epoch-answer','ac98b681f509403a9192bcb80f33131c','SolutionCell');
INSERT INTO "base_cell" VALUES('2a1926e5274e4c9abcbbb96c18edf59e','lab_generator-bits_per_char-answer','ac98b681f509403a9192bcb80f33131c','SolutionCell');
INSERT INTO "base_cell" VALUES('89fdfb9937874a1caa33596c5684797b','lab_generator-next_probs-answer','ac98b681f509403a9192bcb80f33131c','SolutionCell');
INSERT INTO "base_cell" VALUES('a0647f1b5a1e40f6b973e941404a2d86','lab_generator-cold_and_hot-answer','ac98b681f509403a9192bcb80f33131c','SolutionCell');
INSERT INTO "base_cell" VALUES('dfe20e4081f4482f8100c20e5a9ba498','lab_generator-sample-answer','ac98b681f509403a9192bcb80f33131c','SolutionCell');
INSERT INTO "base_cell" VALUES('cde65b43850c4e3082c89ab1bd5c59e0','lab_generator-code_weights-answer','ac98b681f509403a9192bcb80f33131c','SolutionCell');
INSERT INTO "base_cell" VALUES('f1095f1e102b49f2ae7dbc72e4274210','lab_generator-unit_correlations-answer','ac98b681f509403a9192bcb80f33131c','SolutionCell');
INSERT INTO "base_cell" VALUES('fe729797a9494f96aba714d9a802ab32','lab_generator-what_was_found','ac98b681f509403a9192bcb80f33131c','SolutionCell');
INSERT INTO "base_cell" VALUES('6c394ce765b841b0a559f2d53b520373','lab_translation-add_bos_eos_shift','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('2542cff6071041c5802e3a7aa1515f1e','lab_translation-reverse_source','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('cec1871ab5c8406089c735079d592a7b','lab_translation-Encoder','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('0b652dbda7e34bc58ef9e157e439d480','lab_translation-Decoder','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('7c7718ce4c4e4314b43bcd00913edb04','lab_translation-teacher_forcing_loss','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('ac791bae9cfc408b9ce4355961d944f6','lab_translation-why_teacher','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('16daf6a659454764b07fa381cd849403','lab_translation-greedy_decode','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('394fadcd5d1e41f3b532b6d7aa757aa5','lab_translation-date_weights','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('cb7033b70b574ca694ed072c9e781e1a','lab_translation-beam_search','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('7608c47aa8ad47e39bb0ecd619e3bfe6','lab_translation-short_wins','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('4a082de74f6d4f01b0dc2737db807618','lab_translation-exact_match','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('00c08143c5a448c6995f908dbd9695c9','lab_translation-bleu_n','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('9a4c2227abac42b49b9098ea116cd881','lab_translation-forced_and_free','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('7ecbcd45335b46779f1b925e6f66be87','lab_translation-accuracy_by_length','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('8ed739d7d24f4919bd1d339e34536a9b','lab_translation-bottleneck','febd7555141044838b2e3d1b3b4590c6','GradeCell');
INSERT INTO "base_cell" VALUES('84eb42d367c44071ba8a82eaad527daa','lab_translation-add_bos_eos_shift-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('278223ab29374d76b11ff82f7907f046','lab_translation-reverse_source-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('746ddff4865d4030811e33fefd3b748d','lab_translation-Encoder-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('a043c58869ad47879c0f71ff12ef4ae2','lab_translation-Decoder-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('f420899951f0436cb205b5f7e0c05353','lab_translation-teacher_forcing_loss-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('9100c4c4148042cbaddf659fbb8e2e5c','lab_translation-why_teacher-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('571953439cc24d6fb6e3a394c487af5d','lab_translation-greedy_decode-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('b6930ed4316049c69e82aeb77493bdb1','lab_translation-date_weights-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('6b7d2713cba1427dad7114db7d4189e8','lab_translation-beam_search-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('faa5e27940194be7a85ad01a0d0fbbe9','lab_translation-short_wins-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('d82677a14b5f4fc389c936a94ab15a67','lab_translation-exact_match-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('c76f98aeedf34024af88c633ab07fbb6','lab_translation-bleu_n-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('f850cbeca7f5494c807ea2cb970ea1aa','lab_translation-forced_and_free-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('4a8bdc5c78c64085919c21c47e39fd94','lab_translation-accuracy_by_length-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('8de20f22af204aeab7869d49b89b1625','lab_translation-bottleneck-answer','febd7555141044838b2e3d1b3b4590c6','SolutionCell');
INSERT INTO "base_cell" VALUES('41175ae3822f4f7aac63086ae06ecd8a','paper_lab-reber_string','6a1891a54907447999e8065b113ed69c','GradeCell');
INSERT INTO "base_cell" VALUES('5f32403e1c6248f0a72c763d87a60c7c','paper_lab-embedded_reber','6a1891a54907447999e8065b113ed69c','GradeCell');
INSERT INTO "base_cell" VALUES('d1da4bba1ed94ae6a5f44940f5114a9a','paper_lab-legal_next','6a1891a54907447999e8065b113ed69c','GradeCell');
INSERT INTO "base_cell" VALUES('d0b2ce172fb44b36ab79098cf715eeb2','paper_lab-adding_batch','6a1891a54907447999e8065b113ed69c','GradeCell');
INSERT INTO "base_cell" VALUES('8f18c17af0dd4920a8922d000c9aaa56','paper_lab-thousand_steps','6a1891a54907447999e8065b113ed69c','GradeCell');
INSERT INTO "base_cell" VALUES('ee5e256e459e4dc990c31d6007f1a41e','paper_lab-temporal_order_batch','6a1891a54907447999e8065b113ed69c','GradeCell');
INSERT INTO "base_cell" VALUES('fa17e092929c4ac4bf28b0fba8cb2f6e','paper_lab-anbn_batch','6a1891a54907447999e8065b113ed69c','GradeCell');
INSERT INTO "base_cell" VALUES('3c669aa550bb41c7b01cccc7bb87c961','paper_lab-seed_report','6a1891a54907447999e8065b113ed69c','GradeCell');
INSERT INTO "base_cell" VALUES('eff10c1d0e274b0f84551cbec09e0615','paper_lab-best_seed','6a1891a54907447999e8065b113ed69c','GradeCell');
INSERT INTO "base_cell" VALUES('cb650ac53bc34d428593a316087bc43f','paper_lab-cell_of_1997','6a1891a54907447999e8065b113ed69c','GradeCell');
INSERT INTO "base_cell" VALUES('a15e67ce1caf403493d9ba8ed3cbdcdc','paper_lab-report','6a1891a54907447999e8065b113ed69c','GradeCell');
INSERT INTO "base_cell" VALUES('a66ef62ff1474a9a90bd0edabc2d8aa6','paper_lab-reber_string-answer','6a1891a54907447999e8065b113ed69c','SolutionCell');
INSERT INTO "base_cell" VALUES('48e411b317604557b30979faf8900be8','paper_lab-embedded_reber-answer','6a1891a54907447999e8065b113ed69c','SolutionCell');
INSERT INTO "base_cell" VALUES('f98408a60ec043b6b7760e5d41800953','paper_lab-legal_next-answer','6a1891a54907447999e8065b113ed69c','SolutionCell');
INSERT INTO "base_cell" VALUES('3bdc85dc6c5f41369b4c3736c314f367','paper_lab-adding_batch-answer','6a1891a54907447999e8065b113ed69c','SolutionCell');
INSERT INTO "base_cell" VALUES('c56300bbe6d541fe8568e46b43cc31cf','paper_lab-thousand_steps-answer','6a1891a54907447999e8065b113ed69c','SolutionCell');
INSERT INTO "base_cell" VALUES('bad0e4d2f9db464899bc0787974b0fff','paper_lab-temporal_order_batch-answer','6a1891a54907447999e8065b113ed69c','SolutionCell');
INSERT INTO "base_cell" VALUES('e4ad31211c5740c9bdfdb88eae4fd0d7','paper_lab-anbn_batch-answer','6a1891a54907447999e8065b113ed69c','SolutionCell');
INSERT INTO "base_cell" VALUES('5ecc28381e334e648b5ff9ef228f3e0c','paper_lab-seed_report-answer','6a1891a54907447999e8065b113ed69c','SolutionCell');
INSERT INTO "base_cell" VALUES('446c1893c9d34db9abb9aa725c9fb440','paper_lab-best_seed-answer','6a1891a54907447999e8065b113ed69c','SolutionCell');
INSERT INTO "base_cell" VALUES('100aef240dd14beb9d98abc9eae9c546','paper_lab-cell_of_1997-answer','6a1891a54907447999e8065b113ed69c','SolutionCell');
INSERT INTO "base_cell" VALUES('fe4114cef11443a78a946f02689f2d23','paper_lab-report','6a1891a54907447999e8065b113ed69c','SolutionCell');
INSERT INTO "base_cell" VALUES('ad785312739c4ae2bda93f182bc246f3','where_next-two_steps','bd247b2b6d75472e927f3113f7a8992f','GradeCell');
INSERT INTO "base_cell" VALUES('23bae9a976c64f55a9b932bc23500fca','where_next-min_gru_scan','bd247b2b6d75472e927f3113f7a8992f','GradeCell');
INSERT INTO "base_cell" VALUES('a13429cefb734a968a5dd63668c316e6','where_next-why_no_scan','bd247b2b6d75472e927f3113f7a8992f','GradeCell');
INSERT INTO "base_cell" VALUES('07afe1c51f3740f49132a7635a344fd7','where_next-slstm_step','bd247b2b6d75472e927f3113f7a8992f','GradeCell');
INSERT INTO "base_cell" VALUES('2516de06b41f4cada36a7265ee516865','where_next-what_is_kept','bd247b2b6d75472e927f3113f7a8992f','GradeCell');
INSERT INTO "base_cell" VALUES('aa3e06f9535143429b7cb8edb2396f88','where_next-layernorm_lstm_step','bd247b2b6d75472e927f3113f7a8992f','GradeCell');
INSERT INTO "base_cell" VALUES('ead6b26ab6604ef99f4e7e4c3417ccdf','where_next-two_steps-answer','bd247b2b6d75472e927f3113f7a8992f','SolutionCell');
INSERT INTO "base_cell" VALUES('0c6145959d7c48829ce32ac34a1e1ea7','where_next-min_gru_scan-answer','bd247b2b6d75472e927f3113f7a8992f','SolutionCell');
INSERT INTO "base_cell" VALUES('df72f5b5701b4592b2c6fc8018051e48','where_next-why_no_scan-answer','bd247b2b6d75472e927f3113f7a8992f','SolutionCell');
INSERT INTO "base_cell" VALUES('dfc4043f8cf14903b9a7398aa2bbb49e','where_next-slstm_step-answer','bd247b2b6d75472e927f3113f7a8992f','SolutionCell');
INSERT INTO "base_cell" VALUES('04397e4a3aff4da39c91536ba383dfb5','where_next-what_is_kept-answer','bd247b2b6d75472e927f3113f7a8992f','SolutionCell');
INSERT INTO "base_cell" VALUES('3cc020d910ca45f4b9da713d74784fcf','where_next-layernorm_lstm_step-answer','bd247b2b6d75472e927f3113f7a8992f','SolutionCell');
CREATE TABLE comment (
	id VARCHAR(32) NOT NULL, 
	notebook_id VARCHAR(32), 
	cell_id VARCHAR(32), 
	auto_comment TEXT, 
	manual_comment TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (cell_id, notebook_id), 
	FOREIGN KEY(notebook_id) REFERENCES submitted_notebook (id), 
	FOREIGN KEY(cell_id) REFERENCES base_cell (id)
);
INSERT INTO "comment" VALUES('e1ea85b2d65c437a88a4e00653032234','07d8ab4976e244c4b1a5621012fdd312','b6bd58d6e8c2415d9739bb9e36cc66a4',NULL,NULL);
INSERT INTO "comment" VALUES('d277c0ac1e1b47c698e0306962ed056d','07d8ab4976e244c4b1a5621012fdd312','6735f3564c7c4c3880b2ae8b77887200',NULL,NULL);
INSERT INTO "comment" VALUES('628898662e944e16a5e8adc8afed0efa','07d8ab4976e244c4b1a5621012fdd312','d3d69412bd604b3ebd45242f6db6cc9a',NULL,NULL);
INSERT INTO "comment" VALUES('8b9db228ba39497f9c06aff7e911f243','07d8ab4976e244c4b1a5621012fdd312','aeb405f1d006434cadb52ad7db3d977b',NULL,NULL);
INSERT INTO "comment" VALUES('2d43ac7d4fc64972ac4862a4bd66a210','07d8ab4976e244c4b1a5621012fdd312','2dcbb10ef7a14f3bab5dc17d213b37ea',NULL,NULL);
INSERT INTO "comment" VALUES('8d448b5469ad465da9e521b4f4323273','07d8ab4976e244c4b1a5621012fdd312','fe31866ff37b4601b0bb83947a31daf1',NULL,NULL);
INSERT INTO "comment" VALUES('8627f10fa755409fa92580904462ae96','07d8ab4976e244c4b1a5621012fdd312','ecdc1273f0df49ca9fe1662d2bba5e48',NULL,NULL);
INSERT INTO "comment" VALUES('c980a520eff144639ed1abd0d30e75f6','07d8ab4976e244c4b1a5621012fdd312','ee874f00de90448193f333af31660e65',NULL,NULL);
INSERT INTO "comment" VALUES('bbc235c6bd384d0396b5059a6a6f0a87','07d8ab4976e244c4b1a5621012fdd312','81992dc5d7484a7680aaf97e454b57c1',NULL,NULL);
INSERT INTO "comment" VALUES('a3246a33ed5146599992cd37167ff19c','07d8ab4976e244c4b1a5621012fdd312','2f595bc0dad14c2b96561c9429efcdfc',NULL,NULL);
INSERT INTO "comment" VALUES('7b35556c8a9f4a2c86e8cc67025b57b4','07d8ab4976e244c4b1a5621012fdd312','7b3402f41f134ea5bc261cc8a94f30d6',NULL,NULL);
INSERT INTO "comment" VALUES('19c2337d9e0546bcb8fc3b17b28f5ba2','0482d7b10b5b41619eda995b78c0aefd','4167fa2f20304b59b7d3589c3a51b13b',NULL,NULL);
INSERT INTO "comment" VALUES('934055bf3a6944609811a6c0afeb8e24','0482d7b10b5b41619eda995b78c0aefd','75273ef4e79c42f8b42fc92c048d1c2b',NULL,NULL);
INSERT INTO "comment" VALUES('26c2dbba3dd2471a8a0492d913c27bb7','0482d7b10b5b41619eda995b78c0aefd','7ad8ae0b5048485a8544b042c9e63583',NULL,NULL);
INSERT INTO "comment" VALUES('a6702775a8d44ca7918a43256c910628','0482d7b10b5b41619eda995b78c0aefd','c17fe224820d453f991eb142dd4f1ac3',NULL,NULL);
INSERT INTO "comment" VALUES('c914e4e54de2484f847f3f2bb964a0c7','0482d7b10b5b41619eda995b78c0aefd','d561d047914d477e8ff0f84c38137f83',NULL,NULL);
INSERT INTO "comment" VALUES('a7b3cfe3a2b74418a448c239d35af022','0482d7b10b5b41619eda995b78c0aefd','232d7ed8b2194894bdbdd047075029fb',NULL,NULL);
INSERT INTO "comment" VALUES('9d32af13f9714f8f826f591636c97c16','0482d7b10b5b41619eda995b78c0aefd','03f9c3a35fb140ddb4fef75045709961',NULL,NULL);
INSERT INTO "comment" VALUES('d6a60cb9cbf343f6a64ad344e8b7862e','0482d7b10b5b41619eda995b78c0aefd','6e7f27629f954cca8972e2d0dcdef043',NULL,NULL);
INSERT INTO "comment" VALUES('47ce727b4b254464b591789b92415203','0482d7b10b5b41619eda995b78c0aefd','e90a23643a03473ebb9bdf46f5930c38',NULL,NULL);
INSERT INTO "comment" VALUES('39f983b4414c47c8aff2b72925b6d5a5','0482d7b10b5b41619eda995b78c0aefd','cbce125bda1c4162b87e3cae01b62820',NULL,NULL);
INSERT INTO "comment" VALUES('34d784096ab64d58b61219ad8c11dd86','0482d7b10b5b41619eda995b78c0aefd','dc371dfb2210428ba30f00b19bef38fa',NULL,NULL);
INSERT INTO "comment" VALUES('0a31f6e2ad7944d695cb74713ed0141c','0482d7b10b5b41619eda995b78c0aefd','a2b24fd9f275412cb8f690fa40e54cdb',NULL,NULL);
INSERT INTO "comment" VALUES('de22340122cb4aba878b7adf8203ab52','0482d7b10b5b41619eda995b78c0aefd','3315200d8dc148ed8d492f0c93c6023f',NULL,NULL);
INSERT INTO "comment" VALUES('38f3fd4f5c2b4e9296d4e7ce4665f27c','0482d7b10b5b41619eda995b78c0aefd','fce10181e6ba4205a0168140c55752ec',NULL,NULL);
INSERT INTO "comment" VALUES('d70568943ebb4dc59738726065175f8d','04a3e1762871468ca7f20af9cbacc159','b9c115c3ef1b4beb9a63ed52172c8302',NULL,NULL);
INSERT INTO "comment" VALUES('23da6f37c2c5438fbe7044e71b2497e5','04a3e1762871468ca7f20af9cbacc159','45f8ba73232e4fab8892030ec1425631',NULL,NULL);
INSERT INTO "comment" VALUES('e7ffbb72c89a4a07a83b1d6fe20cc7a8','04a3e1762871468ca7f20af9cbacc159','bc3dc746a842478eac95d90f3c535a60',NULL,NULL);
INSERT INTO "comment" VALUES('770ba61646744c3e8d69ac143367a0a4','04a3e1762871468ca7f20af9cbacc159','e9b66e4b3723442fabd091e2f944b930',NULL,NULL);
INSERT INTO "comment" VALUES('39ec46d042184573b8f4665798d83675','04a3e1762871468ca7f20af9cbacc159','32f0491f6f6b4219a27ae7a6d92685d2',NULL,NULL);
INSERT INTO "comment" VALUES('24ff649484f044378fbeb72d4d73e480','04a3e1762871468ca7f20af9cbacc159','f5d6f87902eb4a14b40ace11db830a1f',NULL,NULL);
INSERT INTO "comment" VALUES('5a36819799564974ba8d30e5cd2f0db0','04a3e1762871468ca7f20af9cbacc159','b6f891e76b2d4e7187d0964d85b535ed',NULL,NULL);
INSERT INTO "comment" VALUES('d57afab955a641cea7a01b9df7695287','04a3e1762871468ca7f20af9cbacc159','827589eaf60e4033b716a073c98b16e9',NULL,NULL);
INSERT INTO "comment" VALUES('fb8fae5d91ab431aa8c5b79ec9f48eaa','04a3e1762871468ca7f20af9cbacc159','9db0a770c0d446638fe117131a0bcd0f',NULL,NULL);
INSERT INTO "comment" VALUES('a212045e1dd943babbbaef9333565455','04a3e1762871468ca7f20af9cbacc159','a2786875e1ae400799ce72ab5ceacdc0',NULL,NULL);
INSERT INTO "comment" VALUES('f6335d9d33dd4a2b80b7c7ba7f73a915','04a3e1762871468ca7f20af9cbacc159','405087bdff554ae5953da58add28c2a1',NULL,NULL);
INSERT INTO "comment" VALUES('f025ff130b004c3ba8cd12ac64f33f45','04a3e1762871468ca7f20af9cbacc159','944846ec7fb042ecbbc4b9f88263da78',NULL,NULL);
INSERT INTO "comment" VALUES('12180934615640f38fa7a4386f3f49f4','04a3e1762871468ca7f20af9cbacc159','90f089f30d1846c290eee95136487b1e',NULL,NULL);
INSERT INTO "comment" VALUES('350a6087cfbe42e694e7147e76b4ecc7','04a3e1762871468ca7f20af9cbacc159','43f26ed21bb14aa0a9392defe7cc0816',NULL,NULL);
INSERT INTO "comment" VALUES('f9f0601253b8467dabc6e45ca4c6563e','04a3e1762871468ca7f20af9cbacc159','c82dd85819f84828a40aaab86ea4e398',NULL,NULL);
INSERT INTO "comment" VALUES('511cc1dd73bd452ca5fbb346dc880a29','d745ddd00fc746d28dbb5f55f9cdc964','b465260092c44c9990625b3bd2385cf5',NULL,NULL);
INSERT INTO "comment" VALUES('0be1a657606a432b89877942eacef95f','d745ddd00fc746d28dbb5f55f9cdc964','b235872ff68243bd8174dc65f9646b27',NULL,NULL);
INSERT INTO "comment" VALUES('0409a997840846d9a8dcd8840b0e52d5','d745ddd00fc746d28dbb5f55f9cdc964','725964c473c44ceb846781798383818f',NULL,NULL);
INSERT INTO "comment" VALUES('124f4f608d034eecaf5a0b3bee191416','d745ddd00fc746d28dbb5f55f9cdc964','d0f4903a965045caaa8944b01a6ec0e3',NULL,NULL);
INSERT INTO "comment" VALUES('c8b7cf16ade345bebcfc61cc3dc0a91c','d745ddd00fc746d28dbb5f55f9cdc964','13843901b02048d4929beb354fa09d36',NULL,NULL);
INSERT INTO "comment" VALUES('80428d4c8da848b1bfb695548dcde1b3','d745ddd00fc746d28dbb5f55f9cdc964','57446b2dddb348eeaf8b6cbeb759f3ec',NULL,NULL);
INSERT INTO "comment" VALUES('7143f8fd38704dda8f0812583d2c1636','d745ddd00fc746d28dbb5f55f9cdc964','1bc238a3cf344b3d81bf23f5be3bcc64',NULL,NULL);
INSERT INTO "comment" VALUES('ee41eb04f8114567a01a55d602cb637d','d745ddd00fc746d28dbb5f55f9cdc964','b7068b26fef14ca9b7198e17d7523baf',NULL,NULL);
INSERT INTO "comment" VALUES('2b289138e6a44bed8b33d390c04db309','d745ddd00fc746d28dbb5f55f9cdc964','1aff2f2596be4d62952da285543e882c',NULL,NULL);
INSERT INTO "comment" VALUES('e4755b263c8d4e49a3fb202273eb984b','d745ddd00fc746d28dbb5f55f9cdc964','ac52716692244274b2476a228ea70cf1',NULL,NULL);
INSERT INTO "comment" VALUES('aaa0f9b8f9814b85987dd9c6790a674a','d745ddd00fc746d28dbb5f55f9cdc964','ee2f75b1efda49828148a3cfaaf35967',NULL,NULL);
INSERT INTO "comment" VALUES('51d4e883bac04cabb7345e6adf01d2ae','d745ddd00fc746d28dbb5f55f9cdc964','bfad2f174f644b9084a0e78404aec0bd',NULL,NULL);
INSERT INTO "comment" VALUES('a5d8bbec6e014bad88560352adc3324b','d745ddd00fc746d28dbb5f55f9cdc964','aa7b6d64844e46df9c34198a766c7fca',NULL,NULL);
INSERT INTO "comment" VALUES('fdeeb32f1b0443f88c977c6bda927e28','cb6a4e4df44042b296a31263834cff3c','9bcaa8e0419e440aab9cfa617da9c122',NULL,NULL);
INSERT INTO "comment" VALUES('874bf5fa608a406cb72d378f6871e510','cb6a4e4df44042b296a31263834cff3c','097482168ca54731b1243f80cfedf631',NULL,NULL);
INSERT INTO "comment" VALUES('1032fb80f62c4c39accd4523e11fe602','cb6a4e4df44042b296a31263834cff3c','aa07c6e1b2844450bec264ee8d6ba9fc',NULL,NULL);
INSERT INTO "comment" VALUES('9e7e0170a4814363990cab8ec595bcf7','cb6a4e4df44042b296a31263834cff3c','7e43c0b7b3564e54a7b9528c63f72b5f',NULL,NULL);
INSERT INTO "comment" VALUES('6dfede0d43bf45049a11d2c943e6ad9b','cb6a4e4df44042b296a31263834cff3c','238b0af3cf0d49bb92a7d8b4bdd8c3c3',NULL,NULL);
INSERT INTO "comment" VALUES('68ac518968a04290b2c806967225b32c','cb6a4e4df44042b296a31263834cff3c','62e5d7a74e854e7ea077fb540c588f77',NULL,NULL);
INSERT INTO "comment" VALUES('40f2bed76afb4c2bbb80d1c3b4adfc26','cb6a4e4df44042b296a31263834cff3c','74c78b15aa8c4f54bad4f768953f2ad9',NULL,NULL);
INSERT INTO "comment" VALUES('e6759c131a34489888e43374e2d796df','cb6a4e4df44042b296a31263834cff3c','6bbd4a43cd8d4058be046bc798ad2354',NULL,NULL);
INSERT INTO "comment" VALUES('e05ac0f5c39a4f17aa4028d82627c974','cb6a4e4df44042b296a31263834cff3c','de8204b8a3d54b4d85c22c025503ca91',NULL,NULL);
INSERT INTO "comment" VALUES('e3bbcdad87da4cb58a280863e186d588','cb6a4e4df44042b296a31263834cff3c','106cb112d7a740e8bb38d6d08870582a',NULL,NULL);
INSERT INTO "comment" VALUES('6b42914294a241099ceac06e8e427589','cb6a4e4df44042b296a31263834cff3c','80678ee388e04d939c5a7bc04c831ff4',NULL,NULL);
INSERT INTO "comment" VALUES('04c3743bd7914017b463619acf7740f3','cb6a4e4df44042b296a31263834cff3c','d34f0013ecba487c970ad5333cc312ae',NULL,NULL);
INSERT INTO "comment" VALUES('dd05ed9166654639aef25fbf515bff5b','cb6a4e4df44042b296a31263834cff3c','3d6c4c314dc0400fb917a31ef683c8ec',NULL,NULL);
INSERT INTO "comment" VALUES('fb4fd6c2b1124849a73c115db9c13062','cb6a4e4df44042b296a31263834cff3c','45ba13ab6f31440682e03b43dcd9c893',NULL,NULL);
INSERT INTO "comment" VALUES('0909d0454cde4daeb6a017da86a284e8','cb6a4e4df44042b296a31263834cff3c','52801130616e48e589bad80d4ac0555b',NULL,NULL);
INSERT INTO "comment" VALUES('52d40816c617462f900071b1b2864c8f','cb6a4e4df44042b296a31263834cff3c','d7413bcdfbdd4d3391e95be3be46a5d2',NULL,NULL);
INSERT INTO "comment" VALUES('7d6dc43948a747be80558dbbf2504339','6f9c2d00ea0d47eb8b8cf4138556eaef','41fb9b2acfee49b09e9bc37dc14826b8',NULL,NULL);
INSERT INTO "comment" VALUES('b323592ebd1542c9980287ed9a91e752','6f9c2d00ea0d47eb8b8cf4138556eaef','b990c977f4234c2c8fd2f1c1746e80c4',NULL,NULL);
INSERT INTO "comment" VALUES('448e6d20c09841b7812bdf9d0c04f9d2','6f9c2d00ea0d47eb8b8cf4138556eaef','864bdc2a476d48a4883b995a9c834a7c',NULL,NULL);
INSERT INTO "comment" VALUES('a47bc229a657427e85fcb47763ba97a1','6f9c2d00ea0d47eb8b8cf4138556eaef','faca0a805fd94507be828c9b54bd103a',NULL,NULL);
INSERT INTO "comment" VALUES('fe7654e03112409fbeaf19d064bcedcb','6f9c2d00ea0d47eb8b8cf4138556eaef','70e388bda4a94afd911475f2217718ac',NULL,NULL);
INSERT INTO "comment" VALUES('604da3540eb549cfb7e106f4a7d29a38','6f9c2d00ea0d47eb8b8cf4138556eaef','bba0da15d2d547369d176685896642b1',NULL,NULL);
INSERT INTO "comment" VALUES('a83344e8868441379f4615dc9223e12d','6f9c2d00ea0d47eb8b8cf4138556eaef','2a1926e5274e4c9abcbbb96c18edf59e',NULL,NULL);
INSERT INTO "comment" VALUES('5333bd70ac734119addf72e4058aab59','6f9c2d00ea0d47eb8b8cf4138556eaef','89fdfb9937874a1caa33596c5684797b',NULL,NULL);
INSERT INTO "comment" VALUES('5ceeb4b53f1f4ad991ee6a0c7f28db0e','6f9c2d00ea0d47eb8b8cf4138556eaef','a0647f1b5a1e40f6b973e941404a2d86',NULL,NULL);
INSERT INTO "comment" VALUES('97182387a6e54cbc94a969fc892b9dc9','6f9c2d00ea0d47eb8b8cf4138556eaef','dfe20e4081f4482f8100c20e5a9ba498',NULL,NULL);
INSERT INTO "comment" VALUES('08ba3f66b5964a468fd0fc309e875edb','6f9c2d00ea0d47eb8b8cf4138556eaef','cde65b43850c4e3082c89ab1bd5c59e0',NULL,NULL);
INSERT INTO "comment" VALUES('68c2382beab643afb0f9ce5838f401f3','6f9c2d00ea0d47eb8b8cf4138556eaef','f1095f1e102b49f2ae7dbc72e4274210',NULL,NULL);
INSERT INTO "comment" VALUES('485469ec46dd46c1ba143f637f33d5b1','6f9c2d00ea0d47eb8b8cf4138556eaef','fe729797a9494f96aba714d9a802ab32',NULL,NULL);
INSERT INTO "comment" VALUES('2b74389d3d384859b810cd78a75a7cfe','d10a8fe796f94be1aefe132b547950e9','84eb42d367c44071ba8a82eaad527daa',NULL,NULL);
INSERT INTO "comment" VALUES('4bc7051b9711492480d559d4628d87fd','d10a8fe796f94be1aefe132b547950e9','278223ab29374d76b11ff82f7907f046',NULL,NULL);
INSERT INTO "comment" VALUES('63d14466dbe74fb79aa79a0544a0321d','d10a8fe796f94be1aefe132b547950e9','746ddff4865d4030811e33fefd3b748d',NULL,NULL);
INSERT INTO "comment" VALUES('ffdedc97a6874e4a8275663e85ae7d15','d10a8fe796f94be1aefe132b547950e9','a043c58869ad47879c0f71ff12ef4ae2',NULL,NULL);
INSERT INTO "comment" VALUES('b86adf6c14c34bb598523bc0dac98b86','d10a8fe796f94be1aefe132b547950e9','f420899951f0436cb205b5f7e0c05353',NULL,NULL);
INSERT INTO "comment" VALUES('5fc2fff443a34a0da567b1ccd464fe66','d10a8fe796f94be1aefe132b547950e9','9100c4c4148042cbaddf659fbb8e2e5c',NULL,NULL);
INSERT INTO "comment" VALUES('fb87cf23aecd427497bb9daa35450dff','d10a8fe796f94be1aefe132b547950e9','571953439cc24d6fb6e3a394c487af5d',NULL,NULL);
INSERT INTO "comment" VALUES('58b3bfb8c01f45e3ad6b73336e61d8b1','d10a8fe796f94be1aefe132b547950e9','b6930ed4316049c69e82aeb77493bdb1',NULL,NULL);
INSERT INTO "comment" VALUES('f582c75aa05a461e8093a93b178ca76b','d10a8fe796f94be1aefe132b547950e9','6b7d2713cba1427dad7114db7d4189e8',NULL,NULL);
INSERT INTO "comment" VALUES('d7cb840ebdae4ae2b19d24ad7a79fcf0','d10a8fe796f94be1aefe132b547950e9','faa5e27940194be7a85ad01a0d0fbbe9',NULL,NULL);
INSERT INTO "comment" VALUES('d741222f12b249e0be6c8951068ca194','d10a8fe796f94be1aefe132b547950e9','d82677a14b5f4fc389c936a94ab15a67',NULL,NULL);
INSERT INTO "comment" VALUES('ac705f76fe7a495b8afc3e3aa6c19f8d','d10a8fe796f94be1aefe132b547950e9','c76f98aeedf34024af88c633ab07fbb6',NULL,NULL);
INSERT INTO "comment" VALUES('6ee62716408a4f7d90deafaa1ce64f08','d10a8fe796f94be1aefe132b547950e9','f850cbeca7f5494c807ea2cb970ea1aa',NULL,NULL);
INSERT INTO "comment" VALUES('c3834e7ad0a84d4380ae21fd0d73f559','d10a8fe796f94be1aefe132b547950e9','4a8bdc5c78c64085919c21c47e39fd94',NULL,NULL);
INSERT INTO "comment" VALUES('9387f160b79347b2b3975b231b40af69','d10a8fe796f94be1aefe132b547950e9','8de20f22af204aeab7869d49b89b1625',NULL,NULL);
INSERT INTO "comment" VALUES('16b9315aeea64d23aaf3913e301c8730','62fe8d6895f44a1fa1d292ab36f4851f','a4545742d659482683b62dc0b927ee07',NULL,NULL);
INSERT INTO "comment" VALUES('6766ec38efda45249ea3247219cf40ca','62fe8d6895f44a1fa1d292ab36f4851f','6685b54ed17d4cc0a8bb1f2998d38b06',NULL,NULL);
INSERT INTO "comment" VALUES('bb90ead7f7c04d5dbe9fe979e58b8570','62fe8d6895f44a1fa1d292ab36f4851f','d22428c03bc3421fae95a644022b6290',NULL,NULL);
INSERT INTO "comment" VALUES('4feeae95f1f94473b52c848bb8a79810','62fe8d6895f44a1fa1d292ab36f4851f','4b3d1b2a770b48a791fd78156e3f32e8',NULL,NULL);
INSERT INTO "comment" VALUES('cdb3c99f5cda4bc59dbcc13a03cd67d9','62fe8d6895f44a1fa1d292ab36f4851f','b0a35f752ced402f8114a577d00fb068',NULL,NULL);
INSERT INTO "comment" VALUES('dd17b02790fc4f5bb847cd1e8731f19c','62fe8d6895f44a1fa1d292ab36f4851f','114acf8e89b54d29b44d732592a90fd2',NULL,NULL);
INSERT INTO "comment" VALUES('09b3f5f8de9c4d73a3f49a4207814183','62fe8d6895f44a1fa1d292ab36f4851f','ab39109c03814d2b86c6c6dea5dc21c9',NULL,NULL);
INSERT INTO "comment" VALUES('b112757e23374b909a8ee3c5234848be','62fe8d6895f44a1fa1d292ab36f4851f','209ae9d117444ed88c2fce640b31ec7e',NULL,NULL);
INSERT INTO "comment" VALUES('5e17ca5fe53d4459b228ef1113638d54','62fe8d6895f44a1fa1d292ab36f4851f','2cdd930399064e5ba237e31e64b57def',NULL,NULL);
INSERT INTO "comment" VALUES('fc64e97c9f3a4204b7cf71163746e504','62fe8d6895f44a1fa1d292ab36f4851f','8c498ceaa6a14781b84a28d2bbe7dec4',NULL,NULL);
INSERT INTO "comment" VALUES('b51dc1deb15741b8aa36d940e65d79f1','62fe8d6895f44a1fa1d292ab36f4851f','0a77e6a1dda6427287a1cfb21b85e81d',NULL,NULL);
INSERT INTO "comment" VALUES('db265d6cd0fa4c1f84898b04af8d0979','62fe8d6895f44a1fa1d292ab36f4851f','48719831d0fc412ba7c6e2b264fe79c2',NULL,NULL);
INSERT INTO "comment" VALUES('aff3cc60a7a248429ac513d314d0f793','62fe8d6895f44a1fa1d292ab36f4851f','06bba00e615a4c4a979d92bc2bd11b15',NULL,NULL);
INSERT INTO "comment" VALUES('c3aebd368fea470f9ed0c113f52a2944','8d739eeff1814962a222cf78f66221f8','4102364b1c0949b1af56d7ba6f086f65',NULL,NULL);
INSERT INTO "comment" VALUES('c948aff1182e4a8ebcf2ffb924a6485f','8d739eeff1814962a222cf78f66221f8','82dcf73633744da6b58e2a1ccdf53f9b',NULL,NULL);
INSERT INTO "comment" VALUES('0c9a7fec92a548959745c170d7bcafdf','8d739eeff1814962a222cf78f66221f8','e618d25d15f84b2fbc896faf4cf46277',NULL,NULL);
INSERT INTO "comment" VALUES('3f507e7b348246dba88bdcdaf7dc571d','8d739eeff1814962a222cf78f66221f8','f9b43af7800842449ac5c43bf7dd3c21',NULL,NULL);
INSERT INTO "comment" VALUES('00073cc2c801467c9039fca63c78c6a9','8d739eeff1814962a222cf78f66221f8','5a5915c28d8747e8ac91b72f6c14b828',NULL,NULL);
INSERT INTO "comment" VALUES('bc67b332a89d41149841c24912882f60','8d739eeff1814962a222cf78f66221f8','1f35740ecc2946f5a5bc36a32df19dfb',NULL,NULL);
INSERT INTO "comment" VALUES('cb628a19a79e431f86adad4a37c6c427','8d739eeff1814962a222cf78f66221f8','cc583f50d8d04c0dbb4e01c54980588c',NULL,NULL);
INSERT INTO "comment" VALUES('70938792e76740f8b5b6a4b0ca657102','8d739eeff1814962a222cf78f66221f8','2c8941bd4b7148ac82411753bd3a98bd',NULL,NULL);
INSERT INTO "comment" VALUES('56dcae4e89ec42529f226e20db51b281','8d739eeff1814962a222cf78f66221f8','3f41b5b54b6240daa645eef27c6d07e3',NULL,NULL);
INSERT INTO "comment" VALUES('ba2d47f1593743dbaa805229b4456af3','8d739eeff1814962a222cf78f66221f8','ec1ca538d9564c07aa9be4ddf0b0bed8',NULL,NULL);
INSERT INTO "comment" VALUES('02ae78729c3e4bc8b715cf06aaae38c4','8d739eeff1814962a222cf78f66221f8','3d946990b09245ff948c2d4389fb4504',NULL,NULL);
INSERT INTO "comment" VALUES('97f5e7b861094e6da38ed6d16f55e046','8d739eeff1814962a222cf78f66221f8','315745ccccfc4746ba440b3413e34b3d',NULL,NULL);
INSERT INTO "comment" VALUES('97582cd6dac24c5a8d8801dec51e4f7d','62b7aabd1be4443da01031fad1e06f00','a66ef62ff1474a9a90bd0edabc2d8aa6',NULL,NULL);
INSERT INTO "comment" VALUES('98aa03b6a0f04a56ac00caa08fbd4130','62b7aabd1be4443da01031fad1e06f00','48e411b317604557b30979faf8900be8',NULL,NULL);
INSERT INTO "comment" VALUES('c0de4b89be034ad5bf69fe38fc8b65a7','62b7aabd1be4443da01031fad1e06f00','f98408a60ec043b6b7760e5d41800953',NULL,NULL);
INSERT INTO "comment" VALUES('2ee2c023cce64a76820c5a674cb4d9a4','62b7aabd1be4443da01031fad1e06f00','3bdc85dc6c5f41369b4c3736c314f367',NULL,NULL);
INSERT INTO "comment" VALUES('529257df5caf41498d09bdc7967006cb','62b7aabd1be4443da01031fad1e06f00','c56300bbe6d541fe8568e46b43cc31cf',NULL,NULL);
INSERT INTO "comment" VALUES('fb21f62d562042de824500dbebdb7c95','62b7aabd1be4443da01031fad1e06f00','bad0e4d2f9db464899bc0787974b0fff',NULL,NULL);
INSERT INTO "comment" VALUES('bd387e53f882406aa8ba16e99745cba9','62b7aabd1be4443da01031fad1e06f00','e4ad31211c5740c9bdfdb88eae4fd0d7',NULL,NULL);
INSERT INTO "comment" VALUES('2ed3dea2f3f94d86b11f02ace9052731','62b7aabd1be4443da01031fad1e06f00','5ecc28381e334e648b5ff9ef228f3e0c',NULL,NULL);
INSERT INTO "comment" VALUES('5d8ae9873f4f4b9b95ed9d8a5948f633','62b7aabd1be4443da01031fad1e06f00','446c1893c9d34db9abb9aa725c9fb440',NULL,NULL);
INSERT INTO "comment" VALUES('cb64acd733314c059ca5b513acf6e8e9','62b7aabd1be4443da01031fad1e06f00','100aef240dd14beb9d98abc9eae9c546',NULL,NULL);
INSERT INTO "comment" VALUES('83ff0b3a5380431c89fa0833e2fe66d1','62b7aabd1be4443da01031fad1e06f00','fe4114cef11443a78a946f02689f2d23',NULL,NULL);
INSERT INTO "comment" VALUES('598d5ca2c485409c94f604c92ccd2ac3','d3fafe1393a043f2817c182023f650e8','47f050aab5744132af3822707072aa51',NULL,NULL);
INSERT INTO "comment" VALUES('796e76fb872f436182b28540224bfb0d','d3fafe1393a043f2817c182023f650e8','4114fa1055b341ac834920a7fcfa3a3b',NULL,NULL);
INSERT INTO "comment" VALUES('3e90373547164271b69c39b9a73d23a6','d3fafe1393a043f2817c182023f650e8','bb8bb9ae57e041c68494305d7194a9f1',NULL,NULL);
INSERT INTO "comment" VALUES('c23ce92989bc44b69da401e9b331cf4d','d3fafe1393a043f2817c182023f650e8','d0cd8cc63e144e5fa35c56b352403e1d',NULL,NULL);
INSERT INTO "comment" VALUES('596303d936d642828b6a1b1d00dd010c','d3fafe1393a043f2817c182023f650e8','fa29fad95cae4234bb10d4065a55805d',NULL,NULL);
INSERT INTO "comment" VALUES('53d58c587e4e482ba1f5351032068b53','d3fafe1393a043f2817c182023f650e8','b7d52dcef2aa4af0a8ebbae25bc1c77a',NULL,NULL);
INSERT INTO "comment" VALUES('986079bb03444247b13ef6d24161fe87','d3fafe1393a043f2817c182023f650e8','64d06b24047545fbb38b4372600cea03',NULL,NULL);
INSERT INTO "comment" VALUES('3afed6be43e14fa2a522466bc9ab9a1b','d3fafe1393a043f2817c182023f650e8','89d78ab394be4e35a0e38dd6f7003585',NULL,NULL);
INSERT INTO "comment" VALUES('4cc502e1fc6247d0a42ea50a4dd9d968','d3fafe1393a043f2817c182023f650e8','9a5413ddcb344f23a6871fab4ee6436f',NULL,NULL);
INSERT INTO "comment" VALUES('920cd3b84d26496f9b9999d77322fdfa','6a76c29dd45b475b981030291d04fa25','444ef491b3e14a11b3de1a9e87f3aa2b',NULL,NULL);
INSERT INTO "comment" VALUES('71abea96e2f4435c9a35187c79da10b9','6a76c29dd45b475b981030291d04fa25','2cb16080a06d4653967494dfc399daf6',NULL,NULL);
INSERT INTO "comment" VALUES('6d20022ada5440b19fa4807eb1a1ad39','6a76c29dd45b475b981030291d04fa25','42c9e74067574f748efad840a5946453',NULL,NULL);
INSERT INTO "comment" VALUES('6fed84ebfedb452f9cce93d1e5c82361','6a76c29dd45b475b981030291d04fa25','ea853efa2d5d4173a53b864be48f5984',NULL,NULL);
INSERT INTO "comment" VALUES('43f2636e72054a318e2cf6881adf1bdb','6a76c29dd45b475b981030291d04fa25','15eea174b97145a093341b0a296e77d2',NULL,NULL);
INSERT INTO "comment" VALUES('21adabb79a62413fa40295172a9ec868','6a76c29dd45b475b981030291d04fa25','d113df738526482aa325872d361fbb08',NULL,NULL);
INSERT INTO "comment" VALUES('234e881530ff44f6a876826d9173c6c9','6a76c29dd45b475b981030291d04fa25','acfd01305b8a462f842d4bd6e6c653b1',NULL,NULL);
INSERT INTO "comment" VALUES('eb8fca44ed9a49a2846f285629562672','6a76c29dd45b475b981030291d04fa25','e6ad2510de7b4c42b4b20954bc5115e7',NULL,NULL);
INSERT INTO "comment" VALUES('31f2c908e38d4b7ebad361de17cd9a14','6a76c29dd45b475b981030291d04fa25','54fedaa0173e485c95b2fd55a89d831d',NULL,NULL);
INSERT INTO "comment" VALUES('4be91cbccaa2410f8c4070985dd64593','6a76c29dd45b475b981030291d04fa25','c9e93ebecc0a4a36aca1250d842f9c65',NULL,NULL);
INSERT INTO "comment" VALUES('e959642a7ddf40e5b5b8b565cb645023','6a76c29dd45b475b981030291d04fa25','cf127621756a48708d628581ff6dc856',NULL,NULL);
INSERT INTO "comment" VALUES('578e651a0a99408598f1d55280869f58','6a76c29dd45b475b981030291d04fa25','2ce42e4159614401a3d8c4800e67287c',NULL,NULL);
INSERT INTO "comment" VALUES('b461cc8f6e1645f38b4444b547006868','6a76c29dd45b475b981030291d04fa25','3b2d1fc9eded44e3b9e6f58f7fdf2229',NULL,NULL);
INSERT INTO "comment" VALUES('05147fea96444c04bfec7d978e13c327','6a76c29dd45b475b981030291d04fa25','c3c02b36ea724bf4a02aae6410afa961',NULL,NULL);
INSERT INTO "comment" VALUES('a1f0c098d1934abb82cea88627c8a86a','03fd60b3afbd47df8612154953a08862','e9afa68277c94139a1b9f50e216d9a63',NULL,NULL);
INSERT INTO "comment" VALUES('827f2b36701648a2a15b79b61385375c','03fd60b3afbd47df8612154953a08862','1a6e9ef7547048348af23ed35ee10379',NULL,NULL);
INSERT INTO "comment" VALUES('ee8acafe6ca34e8bbdf41cf488e06c19','03fd60b3afbd47df8612154953a08862','ad5a14c79fce433799c613bae1bd8bab',NULL,NULL);
INSERT INTO "comment" VALUES('a49e36c5728c4205bd4b89bcbedda067','03fd60b3afbd47df8612154953a08862','4eeff333a8494a7e8e72d3381c2ca464',NULL,NULL);
INSERT INTO "comment" VALUES('5e4baa2aaeee40528ea8577789cf414b','03fd60b3afbd47df8612154953a08862','2e34cc4c5d8346579482b15dff09ff3a',NULL,NULL);
INSERT INTO "comment" VALUES('915ad4d1470043cdad3914c01b20bbf6','03fd60b3afbd47df8612154953a08862','c1230913a83a402781d1f888c5410174',NULL,NULL);
INSERT INTO "comment" VALUES('a498fe88eda042f390fdb1ca941a7e9c','03fd60b3afbd47df8612154953a08862','a203b291679346a9a7ab4d37799d0336',NULL,NULL);
INSERT INTO "comment" VALUES('e6c0cc8e3fec4cd1b33ea67cc5ad1ab1','4e36015756954c3c8adaf92d2534d858','e0db4322f8b848b5863a5de90aea39ec',NULL,NULL);
INSERT INTO "comment" VALUES('84e2ca1701504863b021e6b04937198d','4e36015756954c3c8adaf92d2534d858','1d3b7cfbbd314f2fb72d9bb433f4d3e9',NULL,NULL);
INSERT INTO "comment" VALUES('1f1472dbc7ff4f218839e2b5409d108c','4e36015756954c3c8adaf92d2534d858','d1fd07da07b54f89be6d8be48fb91db8',NULL,NULL);
INSERT INTO "comment" VALUES('035d6edea3c94e99b131aac79f4b6e25','4e36015756954c3c8adaf92d2534d858','501de827f8f2412389f007fabbb1b775',NULL,NULL);
INSERT INTO "comment" VALUES('923c6b6cb4994cf3af57fe3835006ba6','4e36015756954c3c8adaf92d2534d858','3db11d61b7204aba8c5d5cd8265244e8',NULL,NULL);
INSERT INTO "comment" VALUES('217a56b106414f10a866bda9f4d7d57a','4e36015756954c3c8adaf92d2534d858','7e6f85818a6943debe10b8849271c546',NULL,NULL);
INSERT INTO "comment" VALUES('7149403167ef4e9e803f00347399a177','4e36015756954c3c8adaf92d2534d858','43305aa1725b40caae001a756efa9a18',NULL,NULL);
INSERT INTO "comment" VALUES('51b0a3c5c9e74abab5da3e50822bbc3d','4e36015756954c3c8adaf92d2534d858','f421e7e05c564c5c89d230412c05fec3',NULL,NULL);
INSERT INTO "comment" VALUES('85c4b44ff93b4dbf83aea2d1ba2bdab5','4e36015756954c3c8adaf92d2534d858','d918cda4d95e4ab28ba74934aceb5b5a',NULL,NULL);
INSERT INTO "comment" VALUES('703f1ed0add148efbaa5daefaba3770b','4e36015756954c3c8adaf92d2534d858','462e8578a05246d29774a8f0bc7300c9',NULL,NULL);
INSERT INTO "comment" VALUES('109d5c8d45624aff96b264357bb8be94','4e36015756954c3c8adaf92d2534d858','0f2f6ba70166472fa41cd0b73aa086f4',NULL,NULL);
INSERT INTO "comment" VALUES('c7a3177c322941d3a38685f66db7d4f3','4e36015756954c3c8adaf92d2534d858','ae1c4447c43047a8a212335fdbb85991',NULL,NULL);
INSERT INTO "comment" VALUES('e5a6beb5392f4cd185f6bee6c1a0b1f0','25de53414544469e812c2611de415380','cfc76634cea343b493df0c5af3afc368',NULL,NULL);
INSERT INTO "comment" VALUES('8362bcd6c89f403eba7e24b1c8099ccb','25de53414544469e812c2611de415380','dd56dae36bd2423a940895d0281bb255',NULL,NULL);
INSERT INTO "comment" VALUES('c9b7146ea93f49ca962af06ac7539d32','25de53414544469e812c2611de415380','73ec1e79dd154d1d830d98eec1c30b57',NULL,NULL);
INSERT INTO "comment" VALUES('d8680e4dab724535a9b3efea67b61c3a','25de53414544469e812c2611de415380','88c15972ec73431290a58c1fdeaf5252',NULL,NULL);
INSERT INTO "comment" VALUES('75a25457d5a7461cab8acec71f7b2da2','25de53414544469e812c2611de415380','e8471a9a237f4edb8754841da440ccb9',NULL,NULL);
INSERT INTO "comment" VALUES('69fbdedcaa844d8ca82d4e3c70cef137','25de53414544469e812c2611de415380','56eebfe7f5a142c59246fd226b8f76fa',NULL,NULL);
INSERT INTO "comment" VALUES('360cdc9a020c4bc0966ee0a416a5b607','25de53414544469e812c2611de415380','8fc57f7beed540dab11edb4321d98c64',NULL,NULL);
INSERT INTO "comment" VALUES('9505de763ae049368170b9484f130b23','25de53414544469e812c2611de415380','2b243c5897434bc8bba435db5c0d4feb',NULL,NULL);
INSERT INTO "comment" VALUES('a20b197eafe949adbd4a6945d77f1503','25de53414544469e812c2611de415380','3e078fa717c94c2e951a3787d03e6d92',NULL,NULL);
INSERT INTO "comment" VALUES('c6150907d3f44a2eb5ad03adae971471','25de53414544469e812c2611de415380','fd6291167a764f13b3c4eb7a1cc39cbd',NULL,NULL);
INSERT INTO "comment" VALUES('60a32cd7e47c428aae4d324721cf320d','25de53414544469e812c2611de415380','d864fd60f8634e14b7b52ef6e781c71b',NULL,NULL);
INSERT INTO "comment" VALUES('e3a104646c9a4649b376f9842bf28b95','25de53414544469e812c2611de415380','0717eb47310447c5b1525077a7806577',NULL,'Clear. At which lag do you stop seeing it?');
INSERT INTO "comment" VALUES('768ea5ba93ca40179063937670231287','90feb07aa0e34935b51559fdb68b6049','ead6b26ab6604ef99f4e7e4c3417ccdf',NULL,NULL);
INSERT INTO "comment" VALUES('947fd8d5c785435587a2ca293cdaff3f','90feb07aa0e34935b51559fdb68b6049','0c6145959d7c48829ce32ac34a1e1ea7',NULL,NULL);
INSERT INTO "comment" VALUES('f51038fd8b5546059b993db9ceaf4dac','90feb07aa0e34935b51559fdb68b6049','df72f5b5701b4592b2c6fc8018051e48',NULL,NULL);
INSERT INTO "comment" VALUES('a5a981bd980d4cf28c42c0bf8c49a512','90feb07aa0e34935b51559fdb68b6049','dfc4043f8cf14903b9a7398aa2bbb49e',NULL,NULL);
INSERT INTO "comment" VALUES('6ce78a220e664c5a89dab02bd4c3f9e8','90feb07aa0e34935b51559fdb68b6049','04397e4a3aff4da39c91536ba383dfb5',NULL,NULL);
INSERT INTO "comment" VALUES('ee1f51e968c543eeaa8a1b089a825206','90feb07aa0e34935b51559fdb68b6049','3cc020d910ca45f4b9da713d74784fcf',NULL,NULL);
INSERT INTO "comment" VALUES('38130ad18c994579aec59896ffcb2aa3','2e6db0acbd33477abff8746d07d9fab3','b6bd58d6e8c2415d9739bb9e36cc66a4',NULL,NULL);
INSERT INTO "comment" VALUES('acd69de05fea4dd7b2e573e2b22d888b','2e6db0acbd33477abff8746d07d9fab3','6735f3564c7c4c3880b2ae8b77887200',NULL,NULL);
INSERT INTO "comment" VALUES('65d6d7c124b44aafab3a1d340e722efa','2e6db0acbd33477abff8746d07d9fab3','d3d69412bd604b3ebd45242f6db6cc9a',NULL,NULL);
INSERT INTO "comment" VALUES('64fbfae674ca473bb14a58b3eefd1aa0','2e6db0acbd33477abff8746d07d9fab3','aeb405f1d006434cadb52ad7db3d977b',NULL,NULL);
INSERT INTO "comment" VALUES('4cfe1f8acc664efea2330da619e0f5b7','2e6db0acbd33477abff8746d07d9fab3','2dcbb10ef7a14f3bab5dc17d213b37ea',NULL,NULL);
INSERT INTO "comment" VALUES('243c33d03ab349ae85b333c70f6000f2','2e6db0acbd33477abff8746d07d9fab3','fe31866ff37b4601b0bb83947a31daf1',NULL,NULL);
INSERT INTO "comment" VALUES('a97d229aeab94eba93f28ab5616cd40e','2e6db0acbd33477abff8746d07d9fab3','ecdc1273f0df49ca9fe1662d2bba5e48',NULL,NULL);
INSERT INTO "comment" VALUES('38305e4bc3d4440a926aea432c337cee','2e6db0acbd33477abff8746d07d9fab3','ee874f00de90448193f333af31660e65','No response.',NULL);
INSERT INTO "comment" VALUES('66b19ddd5d8845868fad3771827254df','2e6db0acbd33477abff8746d07d9fab3','81992dc5d7484a7680aaf97e454b57c1','No response.',NULL);
INSERT INTO "comment" VALUES('3cc17dde07364cd2a9c45171f0d58306','2e6db0acbd33477abff8746d07d9fab3','2f595bc0dad14c2b96561c9429efcdfc','No response.',NULL);
INSERT INTO "comment" VALUES('2985c817a9374c869f40ec4712d527a0','2e6db0acbd33477abff8746d07d9fab3','7b3402f41f134ea5bc261cc8a94f30d6','No response.',NULL);
INSERT INTO "comment" VALUES('8718685c4d664807a68fabb34cb6cfc3','7e49eb8dc3624df7a898a668df181e4f','b465260092c44c9990625b3bd2385cf5',NULL,NULL);
INSERT INTO "comment" VALUES('701b9ea6b88946c792218a431f15b76d','7e49eb8dc3624df7a898a668df181e4f','b235872ff68243bd8174dc65f9646b27',NULL,NULL);
INSERT INTO "comment" VALUES('d04fbfedbee44a7ab175631d6ca62a60','7e49eb8dc3624df7a898a668df181e4f','725964c473c44ceb846781798383818f',NULL,NULL);
INSERT INTO "comment" VALUES('59c07b4423f64951b0ae10926138cf93','7e49eb8dc3624df7a898a668df181e4f','d0f4903a965045caaa8944b01a6ec0e3','No response.',NULL);
INSERT INTO "comment" VALUES('e7c52dc01327478cada12915fd209f32','7e49eb8dc3624df7a898a668df181e4f','13843901b02048d4929beb354fa09d36',NULL,NULL);
INSERT INTO "comment" VALUES('b16dc5b9b03d439f82e3712604d75fe3','7e49eb8dc3624df7a898a668df181e4f','57446b2dddb348eeaf8b6cbeb759f3ec',NULL,NULL);
INSERT INTO "comment" VALUES('ced770da15be457390a277e03a23e0d1','7e49eb8dc3624df7a898a668df181e4f','1bc238a3cf344b3d81bf23f5be3bcc64',NULL,NULL);
INSERT INTO "comment" VALUES('382af2fbab044f6baebc2e292531c05e','7e49eb8dc3624df7a898a668df181e4f','b7068b26fef14ca9b7198e17d7523baf',NULL,NULL);
INSERT INTO "comment" VALUES('f08cfafb0dbc486ba8225dd08115fa91','7e49eb8dc3624df7a898a668df181e4f','1aff2f2596be4d62952da285543e882c','No response.',NULL);
INSERT INTO "comment" VALUES('dff4e562c46447d081f59b1c483837de','7e49eb8dc3624df7a898a668df181e4f','ac52716692244274b2476a228ea70cf1',NULL,NULL);
INSERT INTO "comment" VALUES('6cf89db398b3426185f87eff12d06ce5','7e49eb8dc3624df7a898a668df181e4f','ee2f75b1efda49828148a3cfaaf35967','No response.',NULL);
INSERT INTO "comment" VALUES('61533e0711514e92980b5c39de9f5695','7e49eb8dc3624df7a898a668df181e4f','bfad2f174f644b9084a0e78404aec0bd','No response.',NULL);
INSERT INTO "comment" VALUES('0b7fc1618c1d46b28e334a4986cdf496','7e49eb8dc3624df7a898a668df181e4f','aa7b6d64844e46df9c34198a766c7fca','No response.',NULL);
INSERT INTO "comment" VALUES('e54425d51df54725931b6f936a73fc45','df3fe73772884dfebbef6eeff6307286','41fb9b2acfee49b09e9bc37dc14826b8',NULL,NULL);
INSERT INTO "comment" VALUES('2bbeb1002162413f8285b5e801f33f11','df3fe73772884dfebbef6eeff6307286','b990c977f4234c2c8fd2f1c1746e80c4',NULL,NULL);
INSERT INTO "comment" VALUES('2f295b10c9b947078e71e76818f13c60','df3fe73772884dfebbef6eeff6307286','864bdc2a476d48a4883b995a9c834a7c',NULL,NULL);
INSERT INTO "comment" VALUES('8c7b8c8fd3b645528c907b5e63528f2a','df3fe73772884dfebbef6eeff6307286','faca0a805fd94507be828c9b54bd103a','No response.',NULL);
INSERT INTO "comment" VALUES('f61ad04670974750b260935ca9dc969f','df3fe73772884dfebbef6eeff6307286','70e388bda4a94afd911475f2217718ac',NULL,NULL);
INSERT INTO "comment" VALUES('7a4883c9cd7d4454b3841334ebbd44b7','df3fe73772884dfebbef6eeff6307286','bba0da15d2d547369d176685896642b1',NULL,NULL);
INSERT INTO "comment" VALUES('4d9f0dfa10e24071bb99fbc3325659ab','df3fe73772884dfebbef6eeff6307286','2a1926e5274e4c9abcbbb96c18edf59e',NULL,NULL);
INSERT INTO "comment" VALUES('9d811b64c3c74f4284b9ee852253dfc5','df3fe73772884dfebbef6eeff6307286','89fdfb9937874a1caa33596c5684797b',NULL,NULL);
INSERT INTO "comment" VALUES('46780a816cb745bf8e58cd63c7e470d9','df3fe73772884dfebbef6eeff6307286','a0647f1b5a1e40f6b973e941404a2d86','No response.',NULL);
INSERT INTO "comment" VALUES('8f8643af86e346dd8aaa3cc8dcc33394','df3fe73772884dfebbef6eeff6307286','dfe20e4081f4482f8100c20e5a9ba498','No response.',NULL);
INSERT INTO "comment" VALUES('9e1a608c8cb14928852db5bad64d4745','df3fe73772884dfebbef6eeff6307286','cde65b43850c4e3082c89ab1bd5c59e0','No response.',NULL);
INSERT INTO "comment" VALUES('78b39e32ece547b0ad5fd5a2e02be650','df3fe73772884dfebbef6eeff6307286','f1095f1e102b49f2ae7dbc72e4274210','No response.',NULL);
INSERT INTO "comment" VALUES('8cf69636411b44f7b5dc436b65859df3','df3fe73772884dfebbef6eeff6307286','fe729797a9494f96aba714d9a802ab32','No response.',NULL);
INSERT INTO "comment" VALUES('9b09819eb1db4f77a9735237bf74c160','73fb7c3a93a5478e899ad9bba38beec4','a4545742d659482683b62dc0b927ee07',NULL,NULL);
INSERT INTO "comment" VALUES('0ec37460527f4bc295777894468bc959','73fb7c3a93a5478e899ad9bba38beec4','6685b54ed17d4cc0a8bb1f2998d38b06',NULL,NULL);
INSERT INTO "comment" VALUES('57c22aee6d7e4c63ad2674be2a6ba43a','73fb7c3a93a5478e899ad9bba38beec4','d22428c03bc3421fae95a644022b6290','No response.',NULL);
INSERT INTO "comment" VALUES('13ce2f7b02af439b95966408ede37398','73fb7c3a93a5478e899ad9bba38beec4','4b3d1b2a770b48a791fd78156e3f32e8','No response.',NULL);
INSERT INTO "comment" VALUES('5df4e0e8ab2e4bc1a68f3d5525c355dd','73fb7c3a93a5478e899ad9bba38beec4','b0a35f752ced402f8114a577d00fb068',NULL,NULL);
INSERT INTO "comment" VALUES('e1c7087e5a464d02b1173924b70918e8','73fb7c3a93a5478e899ad9bba38beec4','114acf8e89b54d29b44d732592a90fd2',NULL,NULL);
INSERT INTO "comment" VALUES('b33f3fa45cf742d5867c6e856d63565f','73fb7c3a93a5478e899ad9bba38beec4','ab39109c03814d2b86c6c6dea5dc21c9',NULL,NULL);
INSERT INTO "comment" VALUES('95dc200c92194e1d95ee9df9101c0d4c','73fb7c3a93a5478e899ad9bba38beec4','209ae9d117444ed88c2fce640b31ec7e',NULL,NULL);
INSERT INTO "comment" VALUES('9835245afe5f47d3a6d8179a59a7a4d2','73fb7c3a93a5478e899ad9bba38beec4','2cdd930399064e5ba237e31e64b57def',NULL,NULL);
INSERT INTO "comment" VALUES('1b90c25975fc4303a5671f9857916b31','73fb7c3a93a5478e899ad9bba38beec4','8c498ceaa6a14781b84a28d2bbe7dec4',NULL,NULL);
INSERT INTO "comment" VALUES('cef9ae0fbd7e4f96855dcbc2fc3b28bf','73fb7c3a93a5478e899ad9bba38beec4','0a77e6a1dda6427287a1cfb21b85e81d','No response.',NULL);
INSERT INTO "comment" VALUES('aeb9c209bef5402eabe36227b3e6b224','73fb7c3a93a5478e899ad9bba38beec4','48719831d0fc412ba7c6e2b264fe79c2','No response.',NULL);
INSERT INTO "comment" VALUES('729730bbd6844cfd8dc68e119f4bb174','73fb7c3a93a5478e899ad9bba38beec4','06bba00e615a4c4a979d92bc2bd11b15','No response.',NULL);
INSERT INTO "comment" VALUES('634168653b6843ee940d10cdaf73d31f','6bcc4c3d47334f7da55f50f65f2f25cb','4102364b1c0949b1af56d7ba6f086f65',NULL,NULL);
INSERT INTO "comment" VALUES('1157c073b3e1490893f0e4b4387138d4','6bcc4c3d47334f7da55f50f65f2f25cb','82dcf73633744da6b58e2a1ccdf53f9b',NULL,NULL);
INSERT INTO "comment" VALUES('45934ce4a6aa47ad991fa8bc9675562f','6bcc4c3d47334f7da55f50f65f2f25cb','e618d25d15f84b2fbc896faf4cf46277',NULL,NULL);
INSERT INTO "comment" VALUES('d4fae26d04514d86965f5779e2b41d86','6bcc4c3d47334f7da55f50f65f2f25cb','f9b43af7800842449ac5c43bf7dd3c21','No response.',NULL);
INSERT INTO "comment" VALUES('b5c7dfc64af54df39148867a65698eaa','6bcc4c3d47334f7da55f50f65f2f25cb','5a5915c28d8747e8ac91b72f6c14b828','No response.',NULL);
INSERT INTO "comment" VALUES('2f0a8e1067d74f809feff9a8d6a77153','6bcc4c3d47334f7da55f50f65f2f25cb','1f35740ecc2946f5a5bc36a32df19dfb',NULL,NULL);
INSERT INTO "comment" VALUES('edf50d029a444f10a074662f5c6f76ca','6bcc4c3d47334f7da55f50f65f2f25cb','cc583f50d8d04c0dbb4e01c54980588c',NULL,NULL);
INSERT INTO "comment" VALUES('cf0015141faf49edb6a6668e9543cfd8','6bcc4c3d47334f7da55f50f65f2f25cb','2c8941bd4b7148ac82411753bd3a98bd',NULL,NULL);
INSERT INTO "comment" VALUES('8f7d7092ef584475bd33307bc984fec7','6bcc4c3d47334f7da55f50f65f2f25cb','3f41b5b54b6240daa645eef27c6d07e3',NULL,NULL);
INSERT INTO "comment" VALUES('422e2e95552a41d2ace38dafc2acf2c9','6bcc4c3d47334f7da55f50f65f2f25cb','ec1ca538d9564c07aa9be4ddf0b0bed8','No response.',NULL);
INSERT INTO "comment" VALUES('9e730261181a40c0b9e5399e55a0fcb3','6bcc4c3d47334f7da55f50f65f2f25cb','3d946990b09245ff948c2d4389fb4504','No response.',NULL);
INSERT INTO "comment" VALUES('3d115920dfe64c51b1a261d82da2f193','6bcc4c3d47334f7da55f50f65f2f25cb','315745ccccfc4746ba440b3413e34b3d','No response.',NULL);
INSERT INTO "comment" VALUES('be324a2a00534f738c590de0bba5ee17','a94017f9aa66442db20887f74561c0e4','47f050aab5744132af3822707072aa51',NULL,NULL);
INSERT INTO "comment" VALUES('fb15e3587eb3446e84f16155a11e7f4a','a94017f9aa66442db20887f74561c0e4','4114fa1055b341ac834920a7fcfa3a3b',NULL,NULL);
INSERT INTO "comment" VALUES('813fbafbc366453b815214a0a983b50c','a94017f9aa66442db20887f74561c0e4','bb8bb9ae57e041c68494305d7194a9f1','No response.',NULL);
INSERT INTO "comment" VALUES('1320cceb01004f9ba3e57d420711f067','a94017f9aa66442db20887f74561c0e4','d0cd8cc63e144e5fa35c56b352403e1d',NULL,NULL);
INSERT INTO "comment" VALUES('75f612505c854338a5190d022d0b587f','a94017f9aa66442db20887f74561c0e4','fa29fad95cae4234bb10d4065a55805d',NULL,NULL);
INSERT INTO "comment" VALUES('181ba49f8df448228efb72a47eae9b86','a94017f9aa66442db20887f74561c0e4','b7d52dcef2aa4af0a8ebbae25bc1c77a',NULL,NULL);
INSERT INTO "comment" VALUES('28eb7deb67674789964c6cd6c61925b0','a94017f9aa66442db20887f74561c0e4','64d06b24047545fbb38b4372600cea03',NULL,NULL);
INSERT INTO "comment" VALUES('e5645fbdc8324efb8cc66bfdeebe644c','a94017f9aa66442db20887f74561c0e4','89d78ab394be4e35a0e38dd6f7003585','No response.',NULL);
INSERT INTO "comment" VALUES('baa63bead5364d0eb58d588bf6506f8b','a94017f9aa66442db20887f74561c0e4','9a5413ddcb344f23a6871fab4ee6436f','No response.',NULL);
INSERT INTO "comment" VALUES('6a4770235f1c44b29f4801e657bc5738','5f96c7b66e9f49248b3584ff1ff6cf93','444ef491b3e14a11b3de1a9e87f3aa2b',NULL,NULL);
INSERT INTO "comment" VALUES('1a34e471f0384e079d55932c7f41f949','5f96c7b66e9f49248b3584ff1ff6cf93','2cb16080a06d4653967494dfc399daf6',NULL,NULL);
INSERT INTO "comment" VALUES('de8d3dac1ff94c18b16127250f59c95d','5f96c7b66e9f49248b3584ff1ff6cf93','42c9e74067574f748efad840a5946453',NULL,NULL);
INSERT INTO "comment" VALUES('02bc47b9753d447aad5ac28cf8c6c01f','5f96c7b66e9f49248b3584ff1ff6cf93','ea853efa2d5d4173a53b864be48f5984',NULL,NULL);
INSERT INTO "comment" VALUES('22efbf628a6046d0aacff5187e76789b','5f96c7b66e9f49248b3584ff1ff6cf93','15eea174b97145a093341b0a296e77d2',NULL,NULL);
INSERT INTO "comment" VALUES('baee673d042b465ba0ebeb1498a9c933','5f96c7b66e9f49248b3584ff1ff6cf93','d113df738526482aa325872d361fbb08',NULL,NULL);
INSERT INTO "comment" VALUES('f25e89aeb26648c4a3d7a4feed3a7630','5f96c7b66e9f49248b3584ff1ff6cf93','acfd01305b8a462f842d4bd6e6c653b1',NULL,NULL);
INSERT INTO "comment" VALUES('672f6eb9ee8540d4af32a021b9d98f30','5f96c7b66e9f49248b3584ff1ff6cf93','e6ad2510de7b4c42b4b20954bc5115e7',NULL,NULL);
INSERT INTO "comment" VALUES('88eefc0581b04aef9fd0b1c21c0b6453','5f96c7b66e9f49248b3584ff1ff6cf93','54fedaa0173e485c95b2fd55a89d831d','No response.',NULL);
INSERT INTO "comment" VALUES('98d61ed43f784e36b5f5cf3e3ae75934','5f96c7b66e9f49248b3584ff1ff6cf93','c9e93ebecc0a4a36aca1250d842f9c65','No response.',NULL);
INSERT INTO "comment" VALUES('d7f0ab2faa3747729d697cd0066213bd','5f96c7b66e9f49248b3584ff1ff6cf93','cf127621756a48708d628581ff6dc856','No response.',NULL);
INSERT INTO "comment" VALUES('0a06c083e8484a5095247332c4f56173','5f96c7b66e9f49248b3584ff1ff6cf93','2ce42e4159614401a3d8c4800e67287c','No response.',NULL);
INSERT INTO "comment" VALUES('53bab3ba9ce84fa7a7a27fbdc50fc900','5f96c7b66e9f49248b3584ff1ff6cf93','3b2d1fc9eded44e3b9e6f58f7fdf2229','No response.',NULL);
INSERT INTO "comment" VALUES('1d3cec2d5d67451ab0f1568ef154bf5f','5f96c7b66e9f49248b3584ff1ff6cf93','c3c02b36ea724bf4a02aae6410afa961','No response.',NULL);
INSERT INTO "comment" VALUES('7d5a1b03d8ac4d0684283ad0df038544','31fa817742674803ae3fa2e526c47308','e9afa68277c94139a1b9f50e216d9a63',NULL,NULL);
INSERT INTO "comment" VALUES('f54afc1fb82e4ce78ed60e1cc4909ed7','31fa817742674803ae3fa2e526c47308','1a6e9ef7547048348af23ed35ee10379',NULL,NULL);
INSERT INTO "comment" VALUES('02143e2e79a040088043feeedac826fc','31fa817742674803ae3fa2e526c47308','ad5a14c79fce433799c613bae1bd8bab',NULL,NULL);
INSERT INTO "comment" VALUES('ce31f7c9ba294b5f9eba922919b0cf26','31fa817742674803ae3fa2e526c47308','4eeff333a8494a7e8e72d3381c2ca464',NULL,NULL);
INSERT INTO "comment" VALUES('a5d5d4ea9bec40ef9ea68ebf3f36b7c9','31fa817742674803ae3fa2e526c47308','2e34cc4c5d8346579482b15dff09ff3a',NULL,NULL);
INSERT INTO "comment" VALUES('319008f9639c4462bd69462c8f50e84f','31fa817742674803ae3fa2e526c47308','c1230913a83a402781d1f888c5410174','No response.',NULL);
INSERT INTO "comment" VALUES('ef3e072862aa424c8701315ba7cec506','31fa817742674803ae3fa2e526c47308','a203b291679346a9a7ab4d37799d0336','No response.',NULL);
INSERT INTO "comment" VALUES('6720fb7b58f24de4a9633870c0c9a8fe','fd0ca4fc6a584894bf8e4ca5eb6809b3','e0db4322f8b848b5863a5de90aea39ec',NULL,NULL);
INSERT INTO "comment" VALUES('084993fb3fb1408ea5e2f858789dba64','fd0ca4fc6a584894bf8e4ca5eb6809b3','1d3b7cfbbd314f2fb72d9bb433f4d3e9',NULL,NULL);
INSERT INTO "comment" VALUES('8608927b52094417882459ab1dfed51f','fd0ca4fc6a584894bf8e4ca5eb6809b3','d1fd07da07b54f89be6d8be48fb91db8',NULL,NULL);
INSERT INTO "comment" VALUES('4d829f38500845e8a7f90dce0dba8094','fd0ca4fc6a584894bf8e4ca5eb6809b3','501de827f8f2412389f007fabbb1b775','No response.',NULL);
INSERT INTO "comment" VALUES('9d73cbef13d04bbabd7d5c0a53b56c25','fd0ca4fc6a584894bf8e4ca5eb6809b3','3db11d61b7204aba8c5d5cd8265244e8',NULL,NULL);
INSERT INTO "comment" VALUES('08900b58d75d4659a07945e39329393d','fd0ca4fc6a584894bf8e4ca5eb6809b3','7e6f85818a6943debe10b8849271c546','No response.',NULL);
INSERT INTO "comment" VALUES('64e51eee1ac14074b4c7b4579c49815c','fd0ca4fc6a584894bf8e4ca5eb6809b3','43305aa1725b40caae001a756efa9a18',NULL,NULL);
INSERT INTO "comment" VALUES('3b14236a4bdd495c8099319c3fdd0411','fd0ca4fc6a584894bf8e4ca5eb6809b3','f421e7e05c564c5c89d230412c05fec3',NULL,NULL);
INSERT INTO "comment" VALUES('62edc378ba8f467e99bcbfa64fe97f7b','fd0ca4fc6a584894bf8e4ca5eb6809b3','d918cda4d95e4ab28ba74934aceb5b5a',NULL,NULL);
INSERT INTO "comment" VALUES('c78971a21050496286a1d79c6b5f837d','fd0ca4fc6a584894bf8e4ca5eb6809b3','462e8578a05246d29774a8f0bc7300c9','No response.',NULL);
INSERT INTO "comment" VALUES('49c066d839f9478983dc25c9b2087dca','fd0ca4fc6a584894bf8e4ca5eb6809b3','0f2f6ba70166472fa41cd0b73aa086f4','No response.',NULL);
INSERT INTO "comment" VALUES('1222512c05f448478e02ddeafdc9dcb2','fd0ca4fc6a584894bf8e4ca5eb6809b3','ae1c4447c43047a8a212335fdbb85991','No response.',NULL);
INSERT INTO "comment" VALUES('d8d5adb7cacc49bd85dc362d47079ff4','fde010e212e844cda752692af5cca378','cfc76634cea343b493df0c5af3afc368',NULL,NULL);
INSERT INTO "comment" VALUES('9ab97caa1db9403f881fd054ff72a5bd','fde010e212e844cda752692af5cca378','dd56dae36bd2423a940895d0281bb255',NULL,NULL);
INSERT INTO "comment" VALUES('adb7205977aa4409a7d6a5cc4d1e460c','fde010e212e844cda752692af5cca378','73ec1e79dd154d1d830d98eec1c30b57',NULL,NULL);
INSERT INTO "comment" VALUES('6164f1a731c94bb2b4f1081f6284e14f','fde010e212e844cda752692af5cca378','88c15972ec73431290a58c1fdeaf5252',NULL,NULL);
INSERT INTO "comment" VALUES('68768dbbcf924e499a2ae0533ff6c764','fde010e212e844cda752692af5cca378','e8471a9a237f4edb8754841da440ccb9','No response.',NULL);
INSERT INTO "comment" VALUES('51c0ccb1d0eb41e49067b9cd0dace7b3','fde010e212e844cda752692af5cca378','56eebfe7f5a142c59246fd226b8f76fa',NULL,NULL);
INSERT INTO "comment" VALUES('2a4f1798ae724f3e8ee79c5a55fd0bb8','fde010e212e844cda752692af5cca378','8fc57f7beed540dab11edb4321d98c64',NULL,NULL);
INSERT INTO "comment" VALUES('074712fc9efd4e7ba0d04ce1d581f828','fde010e212e844cda752692af5cca378','2b243c5897434bc8bba435db5c0d4feb','No response.',NULL);
INSERT INTO "comment" VALUES('a5696097b24e43ffa0f6eda73de609e2','fde010e212e844cda752692af5cca378','3e078fa717c94c2e951a3787d03e6d92',NULL,NULL);
INSERT INTO "comment" VALUES('172cb541eb174e9bb68679b9a82b6297','fde010e212e844cda752692af5cca378','fd6291167a764f13b3c4eb7a1cc39cbd','No response.',NULL);
INSERT INTO "comment" VALUES('3a84b64a09244960abd69b414b2838a7','fde010e212e844cda752692af5cca378','d864fd60f8634e14b7b52ef6e781c71b','No response.',NULL);
INSERT INTO "comment" VALUES('dcb44323f79f4d15af9cd08e2c7ce869','fde010e212e844cda752692af5cca378','0717eb47310447c5b1525077a7806577','No response.',NULL);
INSERT INTO "comment" VALUES('26d30fca62f8437aa066cae8f3e3c451','d71a4448cf1b475ba375232cd544efce','b6bd58d6e8c2415d9739bb9e36cc66a4',NULL,NULL);
INSERT INTO "comment" VALUES('6368a6111cd347c9b2c6e2e23bf497b2','d71a4448cf1b475ba375232cd544efce','6735f3564c7c4c3880b2ae8b77887200',NULL,NULL);
INSERT INTO "comment" VALUES('7c923fb029ec4824b19e071d267dad13','d71a4448cf1b475ba375232cd544efce','d3d69412bd604b3ebd45242f6db6cc9a',NULL,NULL);
INSERT INTO "comment" VALUES('9fd6d95b91ac4823a847ca2b5fa7c375','d71a4448cf1b475ba375232cd544efce','aeb405f1d006434cadb52ad7db3d977b',NULL,NULL);
INSERT INTO "comment" VALUES('b3ea4c2dc2c042ed843143651acaa971','d71a4448cf1b475ba375232cd544efce','2dcbb10ef7a14f3bab5dc17d213b37ea',NULL,NULL);
INSERT INTO "comment" VALUES('db12964c06bf4271a2b95e67cf5737e4','d71a4448cf1b475ba375232cd544efce','fe31866ff37b4601b0bb83947a31daf1',NULL,NULL);
INSERT INTO "comment" VALUES('4106a05544aa41949a2a6cb9687b6b0e','d71a4448cf1b475ba375232cd544efce','ecdc1273f0df49ca9fe1662d2bba5e48',NULL,NULL);
INSERT INTO "comment" VALUES('b6bd43a7c5a044f293aff0abf4b41cb3','d71a4448cf1b475ba375232cd544efce','ee874f00de90448193f333af31660e65',NULL,NULL);
INSERT INTO "comment" VALUES('8f9a028f8b7444458f676e0c82eb1c23','d71a4448cf1b475ba375232cd544efce','81992dc5d7484a7680aaf97e454b57c1',NULL,NULL);
INSERT INTO "comment" VALUES('bc8d821e5a7448f7b504bed816b8260c','d71a4448cf1b475ba375232cd544efce','2f595bc0dad14c2b96561c9429efcdfc',NULL,NULL);
INSERT INTO "comment" VALUES('fa5601db111e4e53aa0c0817caf96953','d71a4448cf1b475ba375232cd544efce','7b3402f41f134ea5bc261cc8a94f30d6',NULL,NULL);
INSERT INTO "comment" VALUES('2f7be4543af54271b02e935a9436ff97','44d548ce8eee4c3ca304fc2b8c363beb','4167fa2f20304b59b7d3589c3a51b13b',NULL,NULL);
INSERT INTO "comment" VALUES('455d1cb21ef94294ba41021064d5cad2','44d548ce8eee4c3ca304fc2b8c363beb','75273ef4e79c42f8b42fc92c048d1c2b',NULL,NULL);
INSERT INTO "comment" VALUES('be15b5bbd8ef4a8884a2f730d004e247','44d548ce8eee4c3ca304fc2b8c363beb','7ad8ae0b5048485a8544b042c9e63583',NULL,NULL);
INSERT INTO "comment" VALUES('11f0458cf7674eadaa00246fa6034d21','44d548ce8eee4c3ca304fc2b8c363beb','c17fe224820d453f991eb142dd4f1ac3',NULL,NULL);
INSERT INTO "comment" VALUES('8f7a6394ef7f4069a74c1b1ca0e52358','44d548ce8eee4c3ca304fc2b8c363beb','d561d047914d477e8ff0f84c38137f83',NULL,NULL);
INSERT INTO "comment" VALUES('61621fdce5124633828a85e0ce8d3874','44d548ce8eee4c3ca304fc2b8c363beb','232d7ed8b2194894bdbdd047075029fb',NULL,NULL);
INSERT INTO "comment" VALUES('191650e31800401a9cc6d3515f1078cc','44d548ce8eee4c3ca304fc2b8c363beb','03f9c3a35fb140ddb4fef75045709961',NULL,NULL);
INSERT INTO "comment" VALUES('4aa970f0a3f04dcdab88fa94253b6e44','44d548ce8eee4c3ca304fc2b8c363beb','6e7f27629f954cca8972e2d0dcdef043',NULL,NULL);
INSERT INTO "comment" VALUES('e37cc4c471134be3b8625239ca32c081','44d548ce8eee4c3ca304fc2b8c363beb','e90a23643a03473ebb9bdf46f5930c38',NULL,NULL);
INSERT INTO "comment" VALUES('3144088aadf84bc897354c9fcac9f43a','44d548ce8eee4c3ca304fc2b8c363beb','cbce125bda1c4162b87e3cae01b62820',NULL,NULL);
INSERT INTO "comment" VALUES('9ff3c8b2306440fcbfc071bd346d4398','44d548ce8eee4c3ca304fc2b8c363beb','dc371dfb2210428ba30f00b19bef38fa',NULL,NULL);
INSERT INTO "comment" VALUES('6ecad5f5447d45a8b25ac15c33912a64','44d548ce8eee4c3ca304fc2b8c363beb','a2b24fd9f275412cb8f690fa40e54cdb',NULL,NULL);
INSERT INTO "comment" VALUES('c048ab0b8b654d308bf831244091e5a8','44d548ce8eee4c3ca304fc2b8c363beb','3315200d8dc148ed8d492f0c93c6023f',NULL,NULL);
INSERT INTO "comment" VALUES('7a81db5e92c54f2e81617be93cdcb82e','44d548ce8eee4c3ca304fc2b8c363beb','fce10181e6ba4205a0168140c55752ec',NULL,NULL);
INSERT INTO "comment" VALUES('7f73b70eca2d4546890ba17915222401','d3a9fcd6e4f94a2abd31df968684f88a','b9c115c3ef1b4beb9a63ed52172c8302',NULL,NULL);
INSERT INTO "comment" VALUES('e9e05c90ca064574bf1b63ade1658924','d3a9fcd6e4f94a2abd31df968684f88a','45f8ba73232e4fab8892030ec1425631',NULL,NULL);
INSERT INTO "comment" VALUES('77e398e683f54f77b37b4f8d1e5a83ed','d3a9fcd6e4f94a2abd31df968684f88a','bc3dc746a842478eac95d90f3c535a60',NULL,NULL);
INSERT INTO "comment" VALUES('1d57aab1aa6345468c5fb1522098054e','d3a9fcd6e4f94a2abd31df968684f88a','e9b66e4b3723442fabd091e2f944b930',NULL,NULL);
INSERT INTO "comment" VALUES('fc56b9dcb4324f57bae747f795f0307c','d3a9fcd6e4f94a2abd31df968684f88a','32f0491f6f6b4219a27ae7a6d92685d2',NULL,NULL);
INSERT INTO "comment" VALUES('8e51128d8b124b67aa7fc4cda908c744','d3a9fcd6e4f94a2abd31df968684f88a','f5d6f87902eb4a14b40ace11db830a1f',NULL,NULL);
INSERT INTO "comment" VALUES('ab52f380f3c346998f94ce97be77e210','d3a9fcd6e4f94a2abd31df968684f88a','b6f891e76b2d4e7187d0964d85b535ed',NULL,NULL);
INSERT INTO "comment" VALUES('232aabb147e947268a51f91354cd927e','d3a9fcd6e4f94a2abd31df968684f88a','827589eaf60e4033b716a073c98b16e9',NULL,NULL);
INSERT INTO "comment" VALUES('dc01d5dc967e4ff2a638b53dea04c35d','d3a9fcd6e4f94a2abd31df968684f88a','9db0a770c0d446638fe117131a0bcd0f',NULL,NULL);
INSERT INTO "comment" VALUES('c661be705005441f82ac0ab411392323','d3a9fcd6e4f94a2abd31df968684f88a','a2786875e1ae400799ce72ab5ceacdc0',NULL,NULL);
INSERT INTO "comment" VALUES('92f94c4d7726451d8626d37d6121df84','d3a9fcd6e4f94a2abd31df968684f88a','405087bdff554ae5953da58add28c2a1',NULL,NULL);
INSERT INTO "comment" VALUES('12ae37a849d1442494296b689ce2b312','d3a9fcd6e4f94a2abd31df968684f88a','944846ec7fb042ecbbc4b9f88263da78',NULL,NULL);
INSERT INTO "comment" VALUES('5bac72c9790541e3b55953f41a1636ce','d3a9fcd6e4f94a2abd31df968684f88a','90f089f30d1846c290eee95136487b1e',NULL,NULL);
INSERT INTO "comment" VALUES('cb7a7f7a369f46d9bfa2bd08f19edf12','d3a9fcd6e4f94a2abd31df968684f88a','43f26ed21bb14aa0a9392defe7cc0816',NULL,NULL);
INSERT INTO "comment" VALUES('d6c556cb19004aae85112a02c018b89f','d3a9fcd6e4f94a2abd31df968684f88a','c82dd85819f84828a40aaab86ea4e398',NULL,NULL);
INSERT INTO "comment" VALUES('934c7ac7427b48429344900593572d51','63abc63914834831b13de798bb5cac48','b465260092c44c9990625b3bd2385cf5',NULL,NULL);
INSERT INTO "comment" VALUES('2eb441accdce46589862158658acab37','63abc63914834831b13de798bb5cac48','b235872ff68243bd8174dc65f9646b27',NULL,NULL);
INSERT INTO "comment" VALUES('e7ab1597ac914e14a29d1140dfea9ee1','63abc63914834831b13de798bb5cac48','725964c473c44ceb846781798383818f',NULL,NULL);
INSERT INTO "comment" VALUES('007b0a78f278416393128e5cbea3351d','63abc63914834831b13de798bb5cac48','d0f4903a965045caaa8944b01a6ec0e3',NULL,NULL);
INSERT INTO "comment" VALUES('be50807bd7bb43e9b48577ee914c42b7','63abc63914834831b13de798bb5cac48','13843901b02048d4929beb354fa09d36',NULL,NULL);
INSERT INTO "comment" VALUES('1836a8c6de5d4ef28945291e265464db','63abc63914834831b13de798bb5cac48','57446b2dddb348eeaf8b6cbeb759f3ec',NULL,NULL);
INSERT INTO "comment" VALUES('f167e8d8057f4417b82961fe0b710354','63abc63914834831b13de798bb5cac48','1bc238a3cf344b3d81bf23f5be3bcc64',NULL,NULL);
INSERT INTO "comment" VALUES('39a4d24acba54efe8007d5a33a1be467','63abc63914834831b13de798bb5cac48','b7068b26fef14ca9b7198e17d7523baf',NULL,NULL);
INSERT INTO "comment" VALUES('bda3235ae16a4f5eb64b3afeb58dc25f','63abc63914834831b13de798bb5cac48','1aff2f2596be4d62952da285543e882c',NULL,NULL);
INSERT INTO "comment" VALUES('dc88720de4154af7aaea776a57aec533','63abc63914834831b13de798bb5cac48','ac52716692244274b2476a228ea70cf1',NULL,NULL);
INSERT INTO "comment" VALUES('8d693e576f404c0b9ab4f9c6d084e949','63abc63914834831b13de798bb5cac48','ee2f75b1efda49828148a3cfaaf35967',NULL,NULL);
INSERT INTO "comment" VALUES('ca9c48fc5398475898543999db726c5c','63abc63914834831b13de798bb5cac48','bfad2f174f644b9084a0e78404aec0bd',NULL,NULL);
INSERT INTO "comment" VALUES('115d3e443adf4a11862dd64a97fb334b','63abc63914834831b13de798bb5cac48','aa7b6d64844e46df9c34198a766c7fca',NULL,NULL);
INSERT INTO "comment" VALUES('9d14b3a5e49f46979fd0091149633a4b','c08c45efce3746b3a6aafd1b841e8c4e','9bcaa8e0419e440aab9cfa617da9c122',NULL,NULL);
INSERT INTO "comment" VALUES('8609c2a46b794a8c99b6f42bd383ef52','c08c45efce3746b3a6aafd1b841e8c4e','097482168ca54731b1243f80cfedf631',NULL,NULL);
INSERT INTO "comment" VALUES('42ad26e96d984cc191f67ad0c2c65613','c08c45efce3746b3a6aafd1b841e8c4e','aa07c6e1b2844450bec264ee8d6ba9fc',NULL,NULL);
INSERT INTO "comment" VALUES('a7ef9956568443808907727dc87ea6b5','c08c45efce3746b3a6aafd1b841e8c4e','7e43c0b7b3564e54a7b9528c63f72b5f',NULL,NULL);
INSERT INTO "comment" VALUES('08e0e8df688b49e784496aef90a27b0e','c08c45efce3746b3a6aafd1b841e8c4e','238b0af3cf0d49bb92a7d8b4bdd8c3c3',NULL,NULL);
INSERT INTO "comment" VALUES('b07612fa744f46af976545fd4982493b','c08c45efce3746b3a6aafd1b841e8c4e','62e5d7a74e854e7ea077fb540c588f77',NULL,NULL);
INSERT INTO "comment" VALUES('f4a58815b7ba4d59aa9f95b06a655aca','c08c45efce3746b3a6aafd1b841e8c4e','74c78b15aa8c4f54bad4f768953f2ad9',NULL,NULL);
INSERT INTO "comment" VALUES('1d8be4e2f20c4eafa1dd3f6c3c14e766','c08c45efce3746b3a6aafd1b841e8c4e','6bbd4a43cd8d4058be046bc798ad2354',NULL,NULL);
INSERT INTO "comment" VALUES('cd68fd5ec0224891bef1fe17bfdec90a','c08c45efce3746b3a6aafd1b841e8c4e','de8204b8a3d54b4d85c22c025503ca91',NULL,NULL);
INSERT INTO "comment" VALUES('42227fd2e5da4e12a106867b65fbd916','c08c45efce3746b3a6aafd1b841e8c4e','106cb112d7a740e8bb38d6d08870582a',NULL,NULL);
INSERT INTO "comment" VALUES('b3f0522fe46c4ba38788b2ce90bbb07f','c08c45efce3746b3a6aafd1b841e8c4e','80678ee388e04d939c5a7bc04c831ff4',NULL,NULL);
INSERT INTO "comment" VALUES('3096610ef6e64494bd3645fc7996cdd7','c08c45efce3746b3a6aafd1b841e8c4e','d34f0013ecba487c970ad5333cc312ae',NULL,NULL);
INSERT INTO "comment" VALUES('eb7c6a2d354b46498f2a354644670095','c08c45efce3746b3a6aafd1b841e8c4e','3d6c4c314dc0400fb917a31ef683c8ec',NULL,NULL);
INSERT INTO "comment" VALUES('a6581f795cad47aa80f6f49c39f35b85','c08c45efce3746b3a6aafd1b841e8c4e','45ba13ab6f31440682e03b43dcd9c893',NULL,NULL);
INSERT INTO "comment" VALUES('bbdb886a0bb1453fbc3c48dfc76d221f','c08c45efce3746b3a6aafd1b841e8c4e','52801130616e48e589bad80d4ac0555b',NULL,NULL);
INSERT INTO "comment" VALUES('9948fb7d4fd34bda8d2e173e9d377dd5','c08c45efce3746b3a6aafd1b841e8c4e','d7413bcdfbdd4d3391e95be3be46a5d2',NULL,NULL);
INSERT INTO "comment" VALUES('7e9acd18227c4c27bb7f99c085d6df81','562520066ff74af09b9a304369b290f1','41fb9b2acfee49b09e9bc37dc14826b8',NULL,NULL);
INSERT INTO "comment" VALUES('13493ec4fa5e499ea3ff34b7c2ce6c9b','562520066ff74af09b9a304369b290f1','b990c977f4234c2c8fd2f1c1746e80c4',NULL,NULL);
INSERT INTO "comment" VALUES('94be8ec0b1b14fe284eddf6ea30e30dc','562520066ff74af09b9a304369b290f1','864bdc2a476d48a4883b995a9c834a7c',NULL,NULL);
INSERT INTO "comment" VALUES('bc315be33269471db0081c1840fc9f2d','562520066ff74af09b9a304369b290f1','faca0a805fd94507be828c9b54bd103a',NULL,NULL);
INSERT INTO "comment" VALUES('159a1f5648754d879304ca7f598ec4e7','562520066ff74af09b9a304369b290f1','70e388bda4a94afd911475f2217718ac',NULL,NULL);
INSERT INTO "comment" VALUES('1628791188ed46d399a0690f696195fa','562520066ff74af09b9a304369b290f1','bba0da15d2d547369d176685896642b1',NULL,NULL);
INSERT INTO "comment" VALUES('6806643ba4a14198965b79f6804c465b','562520066ff74af09b9a304369b290f1','2a1926e5274e4c9abcbbb96c18edf59e',NULL,NULL);
INSERT INTO "comment" VALUES('228a7cc429a64c7480d7a39d3bb13095','562520066ff74af09b9a304369b290f1','89fdfb9937874a1caa33596c5684797b',NULL,NULL);
INSERT INTO "comment" VALUES('3b816204184f468daf8894833c73246d','562520066ff74af09b9a304369b290f1','a0647f1b5a1e40f6b973e941404a2d86',NULL,NULL);
INSERT INTO "comment" VALUES('09d1a23b41ed4ad7b799e29648d44935','562520066ff74af09b9a304369b290f1','dfe20e4081f4482f8100c20e5a9ba498',NULL,NULL);
INSERT INTO "comment" VALUES('68c029bec9664aa599b0912a8f926d44','562520066ff74af09b9a304369b290f1','cde65b43850c4e3082c89ab1bd5c59e0',NULL,NULL);
INSERT INTO "comment" VALUES('c988e4139d2340bb9d1ef2754897a1d0','562520066ff74af09b9a304369b290f1','f1095f1e102b49f2ae7dbc72e4274210',NULL,NULL);
INSERT INTO "comment" VALUES('10f143e21abc418e8785b14453158ee1','562520066ff74af09b9a304369b290f1','fe729797a9494f96aba714d9a802ab32','No response.',NULL);
INSERT INTO "comment" VALUES('7947c92f7f074d7d851d3668af99a643','3a77d7c32aa94516a6c44ed2b5c2fec9','84eb42d367c44071ba8a82eaad527daa',NULL,NULL);
INSERT INTO "comment" VALUES('a375545dcc14477ba816e6c789750e81','3a77d7c32aa94516a6c44ed2b5c2fec9','278223ab29374d76b11ff82f7907f046',NULL,NULL);
INSERT INTO "comment" VALUES('a13efb4181204651998c3b625edbd437','3a77d7c32aa94516a6c44ed2b5c2fec9','746ddff4865d4030811e33fefd3b748d',NULL,NULL);
INSERT INTO "comment" VALUES('ae26a22c947c4b26bb86c87b95ac437c','3a77d7c32aa94516a6c44ed2b5c2fec9','a043c58869ad47879c0f71ff12ef4ae2',NULL,NULL);
INSERT INTO "comment" VALUES('a51fd86c51c24926870c348875afa0b9','3a77d7c32aa94516a6c44ed2b5c2fec9','f420899951f0436cb205b5f7e0c05353',NULL,NULL);
INSERT INTO "comment" VALUES('0ae5aba8bd7d4e3eb8df13d3470df9e6','3a77d7c32aa94516a6c44ed2b5c2fec9','9100c4c4148042cbaddf659fbb8e2e5c',NULL,NULL);
INSERT INTO "comment" VALUES('9dd68ce9d2644c64884fa1a7c0d32d89','3a77d7c32aa94516a6c44ed2b5c2fec9','571953439cc24d6fb6e3a394c487af5d',NULL,NULL);
INSERT INTO "comment" VALUES('e9044701dba84ae097d2ef1c54dee045','3a77d7c32aa94516a6c44ed2b5c2fec9','b6930ed4316049c69e82aeb77493bdb1',NULL,NULL);
INSERT INTO "comment" VALUES('22d31e1250aa4729b17209cf29a60326','3a77d7c32aa94516a6c44ed2b5c2fec9','6b7d2713cba1427dad7114db7d4189e8',NULL,NULL);
INSERT INTO "comment" VALUES('7432e5596fd34faa88ffdf979f916215','3a77d7c32aa94516a6c44ed2b5c2fec9','faa5e27940194be7a85ad01a0d0fbbe9',NULL,NULL);
INSERT INTO "comment" VALUES('14a5238faabd401a8c972c86b8629d14','3a77d7c32aa94516a6c44ed2b5c2fec9','d82677a14b5f4fc389c936a94ab15a67',NULL,NULL);
INSERT INTO "comment" VALUES('2587c46a78d44a61a033a95aa6092e32','3a77d7c32aa94516a6c44ed2b5c2fec9','c76f98aeedf34024af88c633ab07fbb6',NULL,NULL);
INSERT INTO "comment" VALUES('6dcaf7bddaac4599ad45f1501197d590','3a77d7c32aa94516a6c44ed2b5c2fec9','f850cbeca7f5494c807ea2cb970ea1aa',NULL,NULL);
INSERT INTO "comment" VALUES('d47d10460c9e46beb75390d3477acfbf','3a77d7c32aa94516a6c44ed2b5c2fec9','4a8bdc5c78c64085919c21c47e39fd94',NULL,NULL);
INSERT INTO "comment" VALUES('6a615a6e815a4a9d940145658b51f270','3a77d7c32aa94516a6c44ed2b5c2fec9','8de20f22af204aeab7869d49b89b1625',NULL,NULL);
INSERT INTO "comment" VALUES('eba6ec381e804c7bbba4dc0fa6e6a506','15152e75e7c146a8bc653fdbe7f89277','a4545742d659482683b62dc0b927ee07',NULL,NULL);
INSERT INTO "comment" VALUES('3cff353094ee435cae835df99c47f80b','15152e75e7c146a8bc653fdbe7f89277','6685b54ed17d4cc0a8bb1f2998d38b06',NULL,NULL);
INSERT INTO "comment" VALUES('02cbc30490d04d0f8fe245b6cc4e0460','15152e75e7c146a8bc653fdbe7f89277','d22428c03bc3421fae95a644022b6290',NULL,NULL);
INSERT INTO "comment" VALUES('eb687a5ecfd646bbba2f30811914c4d0','15152e75e7c146a8bc653fdbe7f89277','4b3d1b2a770b48a791fd78156e3f32e8',NULL,NULL);
INSERT INTO "comment" VALUES('7eaabf2694094322ad81d77175a67ba8','15152e75e7c146a8bc653fdbe7f89277','b0a35f752ced402f8114a577d00fb068',NULL,NULL);
INSERT INTO "comment" VALUES('0ebbc767692e4c149d3670f55a1e6984','15152e75e7c146a8bc653fdbe7f89277','114acf8e89b54d29b44d732592a90fd2',NULL,NULL);
INSERT INTO "comment" VALUES('1efaab5481ed4659b0878e290b31389b','15152e75e7c146a8bc653fdbe7f89277','ab39109c03814d2b86c6c6dea5dc21c9',NULL,NULL);
INSERT INTO "comment" VALUES('263f1dfcd2fc4bfd8bbaab4a887956f1','15152e75e7c146a8bc653fdbe7f89277','209ae9d117444ed88c2fce640b31ec7e',NULL,NULL);
INSERT INTO "comment" VALUES('074a2910319e43bc96d7027b5c3d2d4d','15152e75e7c146a8bc653fdbe7f89277','2cdd930399064e5ba237e31e64b57def',NULL,NULL);
INSERT INTO "comment" VALUES('35ea89b3dc0748ebb4750c52f9f602db','15152e75e7c146a8bc653fdbe7f89277','8c498ceaa6a14781b84a28d2bbe7dec4',NULL,NULL);
INSERT INTO "comment" VALUES('1a1eddfef59344bea56f87954551d132','15152e75e7c146a8bc653fdbe7f89277','0a77e6a1dda6427287a1cfb21b85e81d',NULL,NULL);
INSERT INTO "comment" VALUES('e6739bcf1e21439f9ad854ae2673ba90','15152e75e7c146a8bc653fdbe7f89277','48719831d0fc412ba7c6e2b264fe79c2',NULL,NULL);
INSERT INTO "comment" VALUES('dd79270b079b4afb8ce46ca7d043c53a','15152e75e7c146a8bc653fdbe7f89277','06bba00e615a4c4a979d92bc2bd11b15',NULL,NULL);
INSERT INTO "comment" VALUES('75291178d7f0495a942213c106bad44c','60bb1747aebb4b34b28b9a83e1986337','4102364b1c0949b1af56d7ba6f086f65',NULL,NULL);
INSERT INTO "comment" VALUES('f548d7691c17472ead13929117a57420','60bb1747aebb4b34b28b9a83e1986337','82dcf73633744da6b58e2a1ccdf53f9b',NULL,NULL);
INSERT INTO "comment" VALUES('a2761af88f184598a01b1b37b4d7d268','60bb1747aebb4b34b28b9a83e1986337','e618d25d15f84b2fbc896faf4cf46277',NULL,NULL);
INSERT INTO "comment" VALUES('f71415906a694f719ed292730b3fa8b6','60bb1747aebb4b34b28b9a83e1986337','f9b43af7800842449ac5c43bf7dd3c21',NULL,NULL);
INSERT INTO "comment" VALUES('8ed2bb3d188243359f156eb83df32ab0','60bb1747aebb4b34b28b9a83e1986337','5a5915c28d8747e8ac91b72f6c14b828',NULL,NULL);
INSERT INTO "comment" VALUES('8c16567f264741d7a165099277247d38','60bb1747aebb4b34b28b9a83e1986337','1f35740ecc2946f5a5bc36a32df19dfb',NULL,NULL);
INSERT INTO "comment" VALUES('45846caabb8b4cbdb4cead4a6e409152','60bb1747aebb4b34b28b9a83e1986337','cc583f50d8d04c0dbb4e01c54980588c',NULL,NULL);
INSERT INTO "comment" VALUES('0f95e151d3fd4719b4aa1dca8f534838','60bb1747aebb4b34b28b9a83e1986337','2c8941bd4b7148ac82411753bd3a98bd',NULL,NULL);
INSERT INTO "comment" VALUES('67f69d5b54c54344988884eed7819ccc','60bb1747aebb4b34b28b9a83e1986337','3f41b5b54b6240daa645eef27c6d07e3',NULL,NULL);
INSERT INTO "comment" VALUES('5af5c2ae30344c71958f9def985a955b','60bb1747aebb4b34b28b9a83e1986337','ec1ca538d9564c07aa9be4ddf0b0bed8',NULL,NULL);
INSERT INTO "comment" VALUES('7920a9cb6916412b8b3530de58f5f2d4','60bb1747aebb4b34b28b9a83e1986337','3d946990b09245ff948c2d4389fb4504',NULL,NULL);
INSERT INTO "comment" VALUES('ee079366cd2f4151b4c88f4235677412','60bb1747aebb4b34b28b9a83e1986337','315745ccccfc4746ba440b3413e34b3d',NULL,NULL);
INSERT INTO "comment" VALUES('a0c8c19285254132ac3c6326cb8c2c5e','0bde3249cd0643c99149fe6377f141cd','a66ef62ff1474a9a90bd0edabc2d8aa6',NULL,NULL);
INSERT INTO "comment" VALUES('9e67de704d5d447a840031e4ad91c6ba','0bde3249cd0643c99149fe6377f141cd','48e411b317604557b30979faf8900be8',NULL,NULL);
INSERT INTO "comment" VALUES('2fcaabb7a2154d67849763c69532c958','0bde3249cd0643c99149fe6377f141cd','f98408a60ec043b6b7760e5d41800953',NULL,NULL);
INSERT INTO "comment" VALUES('fcaf128507964116bc122050416f723f','0bde3249cd0643c99149fe6377f141cd','3bdc85dc6c5f41369b4c3736c314f367',NULL,NULL);
INSERT INTO "comment" VALUES('73fa96135fb945188c126005d422666a','0bde3249cd0643c99149fe6377f141cd','c56300bbe6d541fe8568e46b43cc31cf',NULL,NULL);
INSERT INTO "comment" VALUES('0f65fa0f1d1c4f4687f82dcafc84d803','0bde3249cd0643c99149fe6377f141cd','bad0e4d2f9db464899bc0787974b0fff',NULL,NULL);
INSERT INTO "comment" VALUES('54135521fcc2498ea4a661c3965fb6d4','0bde3249cd0643c99149fe6377f141cd','e4ad31211c5740c9bdfdb88eae4fd0d7',NULL,NULL);
INSERT INTO "comment" VALUES('5fee0d7880524e379ddfc64818409419','0bde3249cd0643c99149fe6377f141cd','5ecc28381e334e648b5ff9ef228f3e0c',NULL,NULL);
INSERT INTO "comment" VALUES('413eab4163b64b1da3f7bd7a7ffd5e75','0bde3249cd0643c99149fe6377f141cd','446c1893c9d34db9abb9aa725c9fb440',NULL,NULL);
INSERT INTO "comment" VALUES('32fa638061874c98948a5ae045ade3c0','0bde3249cd0643c99149fe6377f141cd','100aef240dd14beb9d98abc9eae9c546',NULL,NULL);
INSERT INTO "comment" VALUES('7ed2472302294f589071e14df4f2ba8e','0bde3249cd0643c99149fe6377f141cd','fe4114cef11443a78a946f02689f2d23','No response.',NULL);
INSERT INTO "comment" VALUES('131bf956c72a4ac1b0c97d347ae624a6','7ec7a123063a49e2966d8cf0bad7373d','47f050aab5744132af3822707072aa51',NULL,NULL);
INSERT INTO "comment" VALUES('38102725952a4ff5ada4d7f2a2c1e1d4','7ec7a123063a49e2966d8cf0bad7373d','4114fa1055b341ac834920a7fcfa3a3b',NULL,NULL);
INSERT INTO "comment" VALUES('a5fe07746b0843498e5000d3ea6d5565','7ec7a123063a49e2966d8cf0bad7373d','bb8bb9ae57e041c68494305d7194a9f1',NULL,NULL);
INSERT INTO "comment" VALUES('7e40d229d9294fa0a639b34bb2cbcafe','7ec7a123063a49e2966d8cf0bad7373d','d0cd8cc63e144e5fa35c56b352403e1d',NULL,NULL);
INSERT INTO "comment" VALUES('f2669283666a4594a562dbcf07b65bfe','7ec7a123063a49e2966d8cf0bad7373d','fa29fad95cae4234bb10d4065a55805d',NULL,NULL);
INSERT INTO "comment" VALUES('9a66a840e7444888b712475429b75064','7ec7a123063a49e2966d8cf0bad7373d','b7d52dcef2aa4af0a8ebbae25bc1c77a',NULL,NULL);
INSERT INTO "comment" VALUES('650bb629cb344925928c8b2b867b77e6','7ec7a123063a49e2966d8cf0bad7373d','64d06b24047545fbb38b4372600cea03',NULL,NULL);
INSERT INTO "comment" VALUES('065963f2947145e58ded3a7c0eeae85f','7ec7a123063a49e2966d8cf0bad7373d','89d78ab394be4e35a0e38dd6f7003585',NULL,NULL);
INSERT INTO "comment" VALUES('4e2249237bc1487f820297b12b62d41c','7ec7a123063a49e2966d8cf0bad7373d','9a5413ddcb344f23a6871fab4ee6436f',NULL,NULL);
INSERT INTO "comment" VALUES('ac769bc0e0614d88b4412a928eb76bca','f7c188ec70ad4c349e31f6379a1b62f8','444ef491b3e14a11b3de1a9e87f3aa2b',NULL,NULL);
INSERT INTO "comment" VALUES('5d87a7c1559345d0884722316fab7a98','f7c188ec70ad4c349e31f6379a1b62f8','2cb16080a06d4653967494dfc399daf6',NULL,NULL);
INSERT INTO "comment" VALUES('a72125ce183646c5aaa2b88ca946a3a2','f7c188ec70ad4c349e31f6379a1b62f8','42c9e74067574f748efad840a5946453',NULL,NULL);
INSERT INTO "comment" VALUES('c79416a6e5a244efa5fd6acbd8a485f5','f7c188ec70ad4c349e31f6379a1b62f8','ea853efa2d5d4173a53b864be48f5984',NULL,NULL);
INSERT INTO "comment" VALUES('fcb34236de99446797d1f82bb52fe195','f7c188ec70ad4c349e31f6379a1b62f8','15eea174b97145a093341b0a296e77d2',NULL,NULL);
INSERT INTO "comment" VALUES('2176f98032584da3b858bd5ac500cf83','f7c188ec70ad4c349e31f6379a1b62f8','d113df738526482aa325872d361fbb08',NULL,NULL);
INSERT INTO "comment" VALUES('e0dcf37b8c014495bb5564dba42e9007','f7c188ec70ad4c349e31f6379a1b62f8','acfd01305b8a462f842d4bd6e6c653b1',NULL,NULL);
INSERT INTO "comment" VALUES('4d36c61a733244eea98449fbba4cc0a8','f7c188ec70ad4c349e31f6379a1b62f8','e6ad2510de7b4c42b4b20954bc5115e7',NULL,NULL);
INSERT INTO "comment" VALUES('8b3941d55a8f44b28ffd1977c5b893b0','f7c188ec70ad4c349e31f6379a1b62f8','54fedaa0173e485c95b2fd55a89d831d',NULL,NULL);
INSERT INTO "comment" VALUES('f45850e8095e4e878893885b2cbb8564','f7c188ec70ad4c349e31f6379a1b62f8','c9e93ebecc0a4a36aca1250d842f9c65',NULL,NULL);
INSERT INTO "comment" VALUES('ca4b0329c24f43deb52739da3b592941','f7c188ec70ad4c349e31f6379a1b62f8','cf127621756a48708d628581ff6dc856',NULL,NULL);
INSERT INTO "comment" VALUES('cea9f931b6eb4dc48955ededdc835261','f7c188ec70ad4c349e31f6379a1b62f8','2ce42e4159614401a3d8c4800e67287c',NULL,NULL);
INSERT INTO "comment" VALUES('ff3fae8cda5249ff94943ba6562f1bd2','f7c188ec70ad4c349e31f6379a1b62f8','3b2d1fc9eded44e3b9e6f58f7fdf2229',NULL,NULL);
INSERT INTO "comment" VALUES('6db9a07df696499ea2e4e6b8749d6142','f7c188ec70ad4c349e31f6379a1b62f8','c3c02b36ea724bf4a02aae6410afa961',NULL,NULL);
INSERT INTO "comment" VALUES('74e9556aab794f06a415346c25117440','e5db55724aeb4ac695637e42845dda87','e9afa68277c94139a1b9f50e216d9a63',NULL,NULL);
INSERT INTO "comment" VALUES('fa2aa9eb1e0d4abeb8afa902e0687ebd','e5db55724aeb4ac695637e42845dda87','1a6e9ef7547048348af23ed35ee10379',NULL,NULL);
INSERT INTO "comment" VALUES('c246065ac5084c328210a16d2d44a2cc','e5db55724aeb4ac695637e42845dda87','ad5a14c79fce433799c613bae1bd8bab',NULL,NULL);
INSERT INTO "comment" VALUES('a30c344fd7fb4b2cbe2243372844a59e','e5db55724aeb4ac695637e42845dda87','4eeff333a8494a7e8e72d3381c2ca464',NULL,NULL);
INSERT INTO "comment" VALUES('4e5afa7f708a4ed4ae29afcc5e2e9fed','e5db55724aeb4ac695637e42845dda87','2e34cc4c5d8346579482b15dff09ff3a',NULL,NULL);
INSERT INTO "comment" VALUES('63d8ccb172fa4cfb8b3ea0713d5b624b','e5db55724aeb4ac695637e42845dda87','c1230913a83a402781d1f888c5410174',NULL,NULL);
INSERT INTO "comment" VALUES('a14128ded1734554bbd4dbcafa53b5a7','e5db55724aeb4ac695637e42845dda87','a203b291679346a9a7ab4d37799d0336',NULL,NULL);
INSERT INTO "comment" VALUES('8c59dbeb3f9a49c3ba117c3766206306','370b8e589300420cb09014c711ed2276','e0db4322f8b848b5863a5de90aea39ec',NULL,NULL);
INSERT INTO "comment" VALUES('14f1609c1b0c4574aaf124955c52c615','370b8e589300420cb09014c711ed2276','1d3b7cfbbd314f2fb72d9bb433f4d3e9',NULL,NULL);
INSERT INTO "comment" VALUES('ba0e272b83f54af88d2771da9d9656fd','370b8e589300420cb09014c711ed2276','d1fd07da07b54f89be6d8be48fb91db8',NULL,NULL);
INSERT INTO "comment" VALUES('98aa1f36540d49588ab5e1b454e5ec7d','370b8e589300420cb09014c711ed2276','501de827f8f2412389f007fabbb1b775',NULL,NULL);
INSERT INTO "comment" VALUES('3ab6c743634540bc97f74a5e6cb7eb45','370b8e589300420cb09014c711ed2276','3db11d61b7204aba8c5d5cd8265244e8',NULL,NULL);
INSERT INTO "comment" VALUES('d95629ac11f043168b70fda7777964a0','370b8e589300420cb09014c711ed2276','7e6f85818a6943debe10b8849271c546',NULL,NULL);
INSERT INTO "comment" VALUES('079aec9113d74fa79f0674c4bd4ad557','370b8e589300420cb09014c711ed2276','43305aa1725b40caae001a756efa9a18',NULL,NULL);
INSERT INTO "comment" VALUES('a8ef6278997546a898b23694708f455b','370b8e589300420cb09014c711ed2276','f421e7e05c564c5c89d230412c05fec3',NULL,NULL);
INSERT INTO "comment" VALUES('cc106506cf674bcfaebb192a584c1484','370b8e589300420cb09014c711ed2276','d918cda4d95e4ab28ba74934aceb5b5a',NULL,NULL);
INSERT INTO "comment" VALUES('1d63873148cb4f4caa99e8641ee1ecba','370b8e589300420cb09014c711ed2276','462e8578a05246d29774a8f0bc7300c9',NULL,NULL);
INSERT INTO "comment" VALUES('13495931f4bf40fa8b6bbb82acea0c22','370b8e589300420cb09014c711ed2276','0f2f6ba70166472fa41cd0b73aa086f4',NULL,NULL);
INSERT INTO "comment" VALUES('391f24aa306d4017a9a7cc55250b9621','370b8e589300420cb09014c711ed2276','ae1c4447c43047a8a212335fdbb85991',NULL,NULL);
INSERT INTO "comment" VALUES('7e414e982bcb488fb3b470e90ed8a0f5','048a07c42e084509a5d273d0f1e0d225','cfc76634cea343b493df0c5af3afc368',NULL,NULL);
INSERT INTO "comment" VALUES('206bce67a4ce44faa73a18a4a8585dde','048a07c42e084509a5d273d0f1e0d225','dd56dae36bd2423a940895d0281bb255',NULL,NULL);
INSERT INTO "comment" VALUES('6fddc66b5ee4415394bacbb01fb63e69','048a07c42e084509a5d273d0f1e0d225','73ec1e79dd154d1d830d98eec1c30b57',NULL,NULL);
INSERT INTO "comment" VALUES('3129362844884e699570c716308718f0','048a07c42e084509a5d273d0f1e0d225','88c15972ec73431290a58c1fdeaf5252',NULL,NULL);
INSERT INTO "comment" VALUES('7e273807c8fb4d3a8dc121762880c285','048a07c42e084509a5d273d0f1e0d225','e8471a9a237f4edb8754841da440ccb9',NULL,NULL);
INSERT INTO "comment" VALUES('92ba0599fe4c4b1db7248745125a7593','048a07c42e084509a5d273d0f1e0d225','56eebfe7f5a142c59246fd226b8f76fa',NULL,NULL);
INSERT INTO "comment" VALUES('082aba194bc74aeeae11af49775c20e9','048a07c42e084509a5d273d0f1e0d225','8fc57f7beed540dab11edb4321d98c64',NULL,NULL);
INSERT INTO "comment" VALUES('0703c5f15b4f4458a523923afe963e96','048a07c42e084509a5d273d0f1e0d225','2b243c5897434bc8bba435db5c0d4feb',NULL,NULL);
INSERT INTO "comment" VALUES('3386efa938e840a1ad59751a47534335','048a07c42e084509a5d273d0f1e0d225','3e078fa717c94c2e951a3787d03e6d92',NULL,NULL);
INSERT INTO "comment" VALUES('e998c8c8155b4781ad145b77baaf1b88','048a07c42e084509a5d273d0f1e0d225','fd6291167a764f13b3c4eb7a1cc39cbd',NULL,NULL);
INSERT INTO "comment" VALUES('cc0c985362784c7aa79b25b83ccd533a','048a07c42e084509a5d273d0f1e0d225','d864fd60f8634e14b7b52ef6e781c71b',NULL,NULL);
INSERT INTO "comment" VALUES('1f224a02733a439aa6a143b5decc23a0','048a07c42e084509a5d273d0f1e0d225','0717eb47310447c5b1525077a7806577','No response.',NULL);
INSERT INTO "comment" VALUES('803fd85afcad455ebba2cf1686863e50','b8a8d4090d644d61a3769512db812ade','ead6b26ab6604ef99f4e7e4c3417ccdf',NULL,NULL);
INSERT INTO "comment" VALUES('68e592c79f3b439d940ebcf22e57aaa0','b8a8d4090d644d61a3769512db812ade','0c6145959d7c48829ce32ac34a1e1ea7',NULL,NULL);
INSERT INTO "comment" VALUES('2d58cc88a9ac4915bee9db39b0343d89','b8a8d4090d644d61a3769512db812ade','df72f5b5701b4592b2c6fc8018051e48',NULL,NULL);
INSERT INTO "comment" VALUES('4605dc4a549f4214aae4f71bf91e6fef','b8a8d4090d644d61a3769512db812ade','dfc4043f8cf14903b9a7398aa2bbb49e',NULL,NULL);
INSERT INTO "comment" VALUES('49c7c9e83bec4480aec688d45ad68541','b8a8d4090d644d61a3769512db812ade','04397e4a3aff4da39c91536ba383dfb5',NULL,NULL);
INSERT INTO "comment" VALUES('87970657e9354d7a84a185472c2b9c07','b8a8d4090d644d61a3769512db812ade','3cc020d910ca45f4b9da713d74784fcf',NULL,NULL);
INSERT INTO "comment" VALUES('9c65836e8e9a4a56a6aae560a18df6f5','149f39720502429d81ebb5613fae217e','b6bd58d6e8c2415d9739bb9e36cc66a4',NULL,NULL);
INSERT INTO "comment" VALUES('0eb23a8c6de8422db6107a8789cd4710','149f39720502429d81ebb5613fae217e','6735f3564c7c4c3880b2ae8b77887200',NULL,NULL);
INSERT INTO "comment" VALUES('53fad41fb84b459db0909f10461c460a','149f39720502429d81ebb5613fae217e','d3d69412bd604b3ebd45242f6db6cc9a','No response.',NULL);
INSERT INTO "comment" VALUES('ee31aabc053f4ce6b7c7bec0092bb179','149f39720502429d81ebb5613fae217e','aeb405f1d006434cadb52ad7db3d977b','No response.',NULL);
INSERT INTO "comment" VALUES('b278bbd57a29461995243973cb8e1c51','149f39720502429d81ebb5613fae217e','2dcbb10ef7a14f3bab5dc17d213b37ea','No response.',NULL);
INSERT INTO "comment" VALUES('a54c0f21f7d24902a490e67cafe03071','149f39720502429d81ebb5613fae217e','fe31866ff37b4601b0bb83947a31daf1','No response.',NULL);
INSERT INTO "comment" VALUES('68a63a69387c4fe7a69a0321b88d3f79','149f39720502429d81ebb5613fae217e','ecdc1273f0df49ca9fe1662d2bba5e48','No response.',NULL);
INSERT INTO "comment" VALUES('246b21c45efe4c739c41905ab65642ef','149f39720502429d81ebb5613fae217e','ee874f00de90448193f333af31660e65','No response.',NULL);
INSERT INTO "comment" VALUES('5de954714d604cc682f991676a71a0e5','149f39720502429d81ebb5613fae217e','81992dc5d7484a7680aaf97e454b57c1','No response.',NULL);
INSERT INTO "comment" VALUES('291622465fc849cd9269fc4d5dbcc6f4','149f39720502429d81ebb5613fae217e','2f595bc0dad14c2b96561c9429efcdfc','No response.',NULL);
INSERT INTO "comment" VALUES('a5e4554012e64b9091278f8bbb9f7d3f','149f39720502429d81ebb5613fae217e','7b3402f41f134ea5bc261cc8a94f30d6','No response.',NULL);
INSERT INTO "comment" VALUES('7900f113e10846bb8210074a2f81acd8','e4add59e050847d1b6ee2ddbc4c2d4c1','444ef491b3e14a11b3de1a9e87f3aa2b',NULL,NULL);
INSERT INTO "comment" VALUES('86610b8d449c4ebf821593c8c44ac09a','e4add59e050847d1b6ee2ddbc4c2d4c1','2cb16080a06d4653967494dfc399daf6',NULL,NULL);
INSERT INTO "comment" VALUES('9c8e4c455a2246aab612461fbc6d374a','e4add59e050847d1b6ee2ddbc4c2d4c1','42c9e74067574f748efad840a5946453',NULL,NULL);
INSERT INTO "comment" VALUES('c9d92fac83324100aaa6e238db1b03f3','e4add59e050847d1b6ee2ddbc4c2d4c1','ea853efa2d5d4173a53b864be48f5984',NULL,NULL);
INSERT INTO "comment" VALUES('90ebda85b9f7403a96e4dd6a125ac749','e4add59e050847d1b6ee2ddbc4c2d4c1','15eea174b97145a093341b0a296e77d2',NULL,NULL);
INSERT INTO "comment" VALUES('a3e4ca4c6d0f444c95261ab584dc55da','e4add59e050847d1b6ee2ddbc4c2d4c1','d113df738526482aa325872d361fbb08',NULL,NULL);
INSERT INTO "comment" VALUES('3a3c620385204295855d36aa5f069f91','e4add59e050847d1b6ee2ddbc4c2d4c1','acfd01305b8a462f842d4bd6e6c653b1',NULL,NULL);
INSERT INTO "comment" VALUES('6321fa697151448f911566e40ed58159','e4add59e050847d1b6ee2ddbc4c2d4c1','e6ad2510de7b4c42b4b20954bc5115e7',NULL,NULL);
INSERT INTO "comment" VALUES('d0375023784f47cfb68af6a8c21f2252','e4add59e050847d1b6ee2ddbc4c2d4c1','54fedaa0173e485c95b2fd55a89d831d',NULL,NULL);
INSERT INTO "comment" VALUES('df40f5b54ddf49de94e3d24c834a3646','e4add59e050847d1b6ee2ddbc4c2d4c1','c9e93ebecc0a4a36aca1250d842f9c65',NULL,NULL);
INSERT INTO "comment" VALUES('a5c5063d4c444d959c9e2ae3df58908f','e4add59e050847d1b6ee2ddbc4c2d4c1','cf127621756a48708d628581ff6dc856',NULL,NULL);
INSERT INTO "comment" VALUES('a908a3aa20ad406e877239f22d4750cc','e4add59e050847d1b6ee2ddbc4c2d4c1','2ce42e4159614401a3d8c4800e67287c',NULL,NULL);
INSERT INTO "comment" VALUES('262b8ae6bebe4bfc889f8b86b99e73e5','e4add59e050847d1b6ee2ddbc4c2d4c1','3b2d1fc9eded44e3b9e6f58f7fdf2229',NULL,NULL);
INSERT INTO "comment" VALUES('28e52c6afeda4eb7b26215e3c79a4ef8','e4add59e050847d1b6ee2ddbc4c2d4c1','c3c02b36ea724bf4a02aae6410afa961',NULL,NULL);
INSERT INTO "comment" VALUES('984a2ba36e834e1cbaeaf473182c571c','4299f3aa009243058bd1d055efee2b4d','e9afa68277c94139a1b9f50e216d9a63',NULL,NULL);
INSERT INTO "comment" VALUES('9d2fbab283b041ae93efae0a9604a5e1','4299f3aa009243058bd1d055efee2b4d','1a6e9ef7547048348af23ed35ee10379',NULL,NULL);
INSERT INTO "comment" VALUES('cdc86a96f86f4f66b276fd7caf5c7404','4299f3aa009243058bd1d055efee2b4d','ad5a14c79fce433799c613bae1bd8bab',NULL,NULL);
INSERT INTO "comment" VALUES('e427211ac5cf4c4d81b2ca08056d5f98','4299f3aa009243058bd1d055efee2b4d','4eeff333a8494a7e8e72d3381c2ca464',NULL,NULL);
INSERT INTO "comment" VALUES('eccc2372b4704ff7b47fa32ec3e0237d','4299f3aa009243058bd1d055efee2b4d','2e34cc4c5d8346579482b15dff09ff3a',NULL,NULL);
INSERT INTO "comment" VALUES('4ce4e31e1b94493a8683fbd442ead84c','4299f3aa009243058bd1d055efee2b4d','c1230913a83a402781d1f888c5410174',NULL,NULL);
INSERT INTO "comment" VALUES('856df91101ec4dbaa5e6d0b5b590d830','4299f3aa009243058bd1d055efee2b4d','a203b291679346a9a7ab4d37799d0336',NULL,NULL);
INSERT INTO "comment" VALUES('cf6b084a5ca04e74ac8271c45d9b354a','261e1ad21ef04207914f8df656d1578d','cfc76634cea343b493df0c5af3afc368','No response.',NULL);
INSERT INTO "comment" VALUES('3b9a617395fc4b15a4d6f5c8ea3e943a','261e1ad21ef04207914f8df656d1578d','dd56dae36bd2423a940895d0281bb255','No response.',NULL);
INSERT INTO "comment" VALUES('3d98c0c93ebd45faaa2696d267a31a9a','261e1ad21ef04207914f8df656d1578d','73ec1e79dd154d1d830d98eec1c30b57','No response.',NULL);
INSERT INTO "comment" VALUES('6da638b20aee4c8c9c4c1c117fe93272','261e1ad21ef04207914f8df656d1578d','88c15972ec73431290a58c1fdeaf5252','No response.',NULL);
INSERT INTO "comment" VALUES('b46c54a557634d708eb7e062a8077460','261e1ad21ef04207914f8df656d1578d','e8471a9a237f4edb8754841da440ccb9','No response.',NULL);
INSERT INTO "comment" VALUES('f7b9819de81847cd80a1c19ce19b6dd7','261e1ad21ef04207914f8df656d1578d','56eebfe7f5a142c59246fd226b8f76fa','No response.',NULL);
INSERT INTO "comment" VALUES('ad2a5d175f3946a7806e8bcd0fab981f','261e1ad21ef04207914f8df656d1578d','8fc57f7beed540dab11edb4321d98c64','No response.',NULL);
INSERT INTO "comment" VALUES('a30a3764b8d240ab84337b93199ac482','261e1ad21ef04207914f8df656d1578d','2b243c5897434bc8bba435db5c0d4feb','No response.',NULL);
INSERT INTO "comment" VALUES('9cbf0c64c039471e80af620cd7cff1ba','261e1ad21ef04207914f8df656d1578d','3e078fa717c94c2e951a3787d03e6d92','No response.',NULL);
INSERT INTO "comment" VALUES('728a85434a974df5822c88c0b563146c','261e1ad21ef04207914f8df656d1578d','fd6291167a764f13b3c4eb7a1cc39cbd','No response.',NULL);
INSERT INTO "comment" VALUES('0e21a2af357c402db49ef679c1611767','261e1ad21ef04207914f8df656d1578d','d864fd60f8634e14b7b52ef6e781c71b','No response.',NULL);
INSERT INTO "comment" VALUES('d15d0716f8244ab5a43dfa155fdb1c8c','261e1ad21ef04207914f8df656d1578d','0717eb47310447c5b1525077a7806577',NULL,NULL);
INSERT INTO "comment" VALUES('761211c019a7436e817e7aece8dd9dd6','892c34a8926447889a959ee09256b4ee','4167fa2f20304b59b7d3589c3a51b13b','No response.',NULL);
INSERT INTO "comment" VALUES('8974021b353d42699380aebd6ee4fa35','892c34a8926447889a959ee09256b4ee','75273ef4e79c42f8b42fc92c048d1c2b',NULL,NULL);
INSERT INTO "comment" VALUES('6e13d0e908c74e519452dd3861d00b6b','892c34a8926447889a959ee09256b4ee','7ad8ae0b5048485a8544b042c9e63583',NULL,NULL);
INSERT INTO "comment" VALUES('6c80e4060157486fb3ef5d61d8e19c50','892c34a8926447889a959ee09256b4ee','c17fe224820d453f991eb142dd4f1ac3',NULL,NULL);
INSERT INTO "comment" VALUES('9b21db0981194ab1822adcfbbd328d13','892c34a8926447889a959ee09256b4ee','d561d047914d477e8ff0f84c38137f83',NULL,NULL);
INSERT INTO "comment" VALUES('0db5d5b30286446385d1feeb9f493357','892c34a8926447889a959ee09256b4ee','232d7ed8b2194894bdbdd047075029fb',NULL,NULL);
INSERT INTO "comment" VALUES('a140dda049584271baed3ef10251d8d8','892c34a8926447889a959ee09256b4ee','03f9c3a35fb140ddb4fef75045709961',NULL,NULL);
INSERT INTO "comment" VALUES('045a1c04f0ab4022b67f1513d73d4e0c','892c34a8926447889a959ee09256b4ee','6e7f27629f954cca8972e2d0dcdef043',NULL,NULL);
INSERT INTO "comment" VALUES('fb2d92c2f13849c69c6dae6f4f044779','892c34a8926447889a959ee09256b4ee','e90a23643a03473ebb9bdf46f5930c38',NULL,NULL);
INSERT INTO "comment" VALUES('9e4f55e56cf24eceb911f9d7af1b0f0f','892c34a8926447889a959ee09256b4ee','cbce125bda1c4162b87e3cae01b62820',NULL,NULL);
INSERT INTO "comment" VALUES('8ff746524db84463bed2b25dc4cd8891','892c34a8926447889a959ee09256b4ee','dc371dfb2210428ba30f00b19bef38fa',NULL,NULL);
INSERT INTO "comment" VALUES('650bc499d65a4edfbef1748c5e0e0282','892c34a8926447889a959ee09256b4ee','a2b24fd9f275412cb8f690fa40e54cdb',NULL,NULL);
INSERT INTO "comment" VALUES('a37ad445abe747d29462fc24fb7d8c44','892c34a8926447889a959ee09256b4ee','3315200d8dc148ed8d492f0c93c6023f',NULL,NULL);
INSERT INTO "comment" VALUES('be769b2703214b2eb70b67bd5c00fd95','892c34a8926447889a959ee09256b4ee','fce10181e6ba4205a0168140c55752ec',NULL,NULL);
INSERT INTO "comment" VALUES('65a1158d9aa9411ebdedc9b278d2e177','732a05fe3d1f471988447e643e62c557','b465260092c44c9990625b3bd2385cf5',NULL,NULL);
INSERT INTO "comment" VALUES('c217fb0d681847f3b00deabc21d5e2df','732a05fe3d1f471988447e643e62c557','b235872ff68243bd8174dc65f9646b27',NULL,NULL);
INSERT INTO "comment" VALUES('04da72248591482090accfc9ec8dc105','732a05fe3d1f471988447e643e62c557','725964c473c44ceb846781798383818f',NULL,NULL);
INSERT INTO "comment" VALUES('84cef46d41164cf79c47ac00898b79ba','732a05fe3d1f471988447e643e62c557','d0f4903a965045caaa8944b01a6ec0e3',NULL,NULL);
INSERT INTO "comment" VALUES('6ca3110c29434b5b948fe2b7817f3ae7','732a05fe3d1f471988447e643e62c557','13843901b02048d4929beb354fa09d36',NULL,NULL);
INSERT INTO "comment" VALUES('15dde31ab9e44e0ebfab916954101fe9','732a05fe3d1f471988447e643e62c557','57446b2dddb348eeaf8b6cbeb759f3ec',NULL,NULL);
INSERT INTO "comment" VALUES('ffcc5f07a5a4486387bfd62470b3b8d1','732a05fe3d1f471988447e643e62c557','1bc238a3cf344b3d81bf23f5be3bcc64',NULL,NULL);
INSERT INTO "comment" VALUES('a0ea9d77fda6474098e72189e41816d6','732a05fe3d1f471988447e643e62c557','b7068b26fef14ca9b7198e17d7523baf',NULL,NULL);
INSERT INTO "comment" VALUES('0b0a13d7d42b4d03bd09e9995e688624','732a05fe3d1f471988447e643e62c557','1aff2f2596be4d62952da285543e882c',NULL,NULL);
INSERT INTO "comment" VALUES('1ad9ec63ba644b01a76c5c21513a81ca','732a05fe3d1f471988447e643e62c557','ac52716692244274b2476a228ea70cf1',NULL,NULL);
INSERT INTO "comment" VALUES('a27f0e232afc4b1895b57021ff744ba7','732a05fe3d1f471988447e643e62c557','ee2f75b1efda49828148a3cfaaf35967',NULL,NULL);
INSERT INTO "comment" VALUES('8d0807db6b484c4597485c67b3a97280','732a05fe3d1f471988447e643e62c557','bfad2f174f644b9084a0e78404aec0bd',NULL,NULL);
INSERT INTO "comment" VALUES('61515d736cff47449c7c5c2c6d519e10','732a05fe3d1f471988447e643e62c557','aa7b6d64844e46df9c34198a766c7fca',NULL,NULL);
INSERT INTO "comment" VALUES('dc37e351d99448299329426663865c86','a9771794bc4441218e50ae44e08b0d97','a4545742d659482683b62dc0b927ee07',NULL,NULL);
INSERT INTO "comment" VALUES('ca60523ba2cb48b5a9fb62b027536fb5','a9771794bc4441218e50ae44e08b0d97','6685b54ed17d4cc0a8bb1f2998d38b06',NULL,NULL);
INSERT INTO "comment" VALUES('1c9c6f0933c74c2ca9bc0aad0c703c63','a9771794bc4441218e50ae44e08b0d97','d22428c03bc3421fae95a644022b6290',NULL,NULL);
INSERT INTO "comment" VALUES('587e681c4b6d4ec3aa152c5011fd6606','a9771794bc4441218e50ae44e08b0d97','4b3d1b2a770b48a791fd78156e3f32e8',NULL,NULL);
INSERT INTO "comment" VALUES('14afbd7782474b36ac504bd177bcc6ea','a9771794bc4441218e50ae44e08b0d97','b0a35f752ced402f8114a577d00fb068',NULL,NULL);
INSERT INTO "comment" VALUES('6c045b1b34744c7592c2674a70b281be','a9771794bc4441218e50ae44e08b0d97','114acf8e89b54d29b44d732592a90fd2',NULL,NULL);
INSERT INTO "comment" VALUES('fede268b601e4e70a6667051673cde97','a9771794bc4441218e50ae44e08b0d97','ab39109c03814d2b86c6c6dea5dc21c9',NULL,NULL);
INSERT INTO "comment" VALUES('9d11dfa0845847ef98144476208c5fb2','a9771794bc4441218e50ae44e08b0d97','209ae9d117444ed88c2fce640b31ec7e',NULL,NULL);
INSERT INTO "comment" VALUES('3a38dc112f9c49b19ad02fba61203611','a9771794bc4441218e50ae44e08b0d97','2cdd930399064e5ba237e31e64b57def',NULL,NULL);
INSERT INTO "comment" VALUES('079720d163aa49e3afdb2d547d0dfcc6','a9771794bc4441218e50ae44e08b0d97','8c498ceaa6a14781b84a28d2bbe7dec4',NULL,NULL);
INSERT INTO "comment" VALUES('b7f7b36b68bf46b1a822064740162ad0','a9771794bc4441218e50ae44e08b0d97','0a77e6a1dda6427287a1cfb21b85e81d',NULL,NULL);
INSERT INTO "comment" VALUES('d1f4d64d7b234692a0e3ea858a011217','a9771794bc4441218e50ae44e08b0d97','48719831d0fc412ba7c6e2b264fe79c2',NULL,NULL);
INSERT INTO "comment" VALUES('88a04d54dd1d44e89d67ce222d42ec4e','a9771794bc4441218e50ae44e08b0d97','06bba00e615a4c4a979d92bc2bd11b15',NULL,NULL);
INSERT INTO "comment" VALUES('c35ded07f3294c8490c68cfe4f2cfbfa','84d586dbca2e455fac5a35f49cc6bc68','47f050aab5744132af3822707072aa51',NULL,NULL);
INSERT INTO "comment" VALUES('2fba002251a447a8983e05143eb74425','84d586dbca2e455fac5a35f49cc6bc68','4114fa1055b341ac834920a7fcfa3a3b',NULL,NULL);
INSERT INTO "comment" VALUES('42451cc812b54dba90a712766721a7de','84d586dbca2e455fac5a35f49cc6bc68','bb8bb9ae57e041c68494305d7194a9f1',NULL,NULL);
INSERT INTO "comment" VALUES('5239ca37b2aa46eb8cd59c36a588907e','84d586dbca2e455fac5a35f49cc6bc68','d0cd8cc63e144e5fa35c56b352403e1d',NULL,NULL);
INSERT INTO "comment" VALUES('8804c0cf16f347a4be8b9fbec8538af2','84d586dbca2e455fac5a35f49cc6bc68','fa29fad95cae4234bb10d4065a55805d',NULL,NULL);
INSERT INTO "comment" VALUES('eebaad69972346fc87bd6049533d5a4b','84d586dbca2e455fac5a35f49cc6bc68','b7d52dcef2aa4af0a8ebbae25bc1c77a',NULL,NULL);
INSERT INTO "comment" VALUES('77ab975da717443f8adb2666888b4ced','84d586dbca2e455fac5a35f49cc6bc68','64d06b24047545fbb38b4372600cea03',NULL,NULL);
INSERT INTO "comment" VALUES('fe80379cde4d4f1598d9222877e4b1c1','84d586dbca2e455fac5a35f49cc6bc68','89d78ab394be4e35a0e38dd6f7003585',NULL,NULL);
INSERT INTO "comment" VALUES('797c676fc70b4229b338afecec1b6b54','84d586dbca2e455fac5a35f49cc6bc68','9a5413ddcb344f23a6871fab4ee6436f',NULL,NULL);
INSERT INTO "comment" VALUES('b8ed5f6c6d044ca0bcb6865b2e70b419','464be13495954e63a138a502a0c460ab','444ef491b3e14a11b3de1a9e87f3aa2b',NULL,NULL);
INSERT INTO "comment" VALUES('7689350ea7f1466f881fdb407ada2270','464be13495954e63a138a502a0c460ab','2cb16080a06d4653967494dfc399daf6',NULL,NULL);
INSERT INTO "comment" VALUES('a10680a017484236b44d01617e58c554','464be13495954e63a138a502a0c460ab','42c9e74067574f748efad840a5946453',NULL,NULL);
INSERT INTO "comment" VALUES('59cc48be94c44878852bc3a8066b2e6b','464be13495954e63a138a502a0c460ab','ea853efa2d5d4173a53b864be48f5984',NULL,NULL);
INSERT INTO "comment" VALUES('cb5a3c23291d4460b3046f32bfe50d00','464be13495954e63a138a502a0c460ab','15eea174b97145a093341b0a296e77d2',NULL,NULL);
INSERT INTO "comment" VALUES('d8f19f0dc6aa43da94f3678755003607','464be13495954e63a138a502a0c460ab','d113df738526482aa325872d361fbb08',NULL,NULL);
INSERT INTO "comment" VALUES('cb1bc73c20e0457c9e0fec6676cad79f','464be13495954e63a138a502a0c460ab','acfd01305b8a462f842d4bd6e6c653b1',NULL,NULL);
INSERT INTO "comment" VALUES('e14f95e46a214901a6214df0c814978d','464be13495954e63a138a502a0c460ab','e6ad2510de7b4c42b4b20954bc5115e7',NULL,NULL);
INSERT INTO "comment" VALUES('e3ac24bcc6fc46ee8e278f2e25b7d199','464be13495954e63a138a502a0c460ab','54fedaa0173e485c95b2fd55a89d831d',NULL,NULL);
INSERT INTO "comment" VALUES('0e831ee851b147c5a8144468fa588902','464be13495954e63a138a502a0c460ab','c9e93ebecc0a4a36aca1250d842f9c65',NULL,NULL);
INSERT INTO "comment" VALUES('96b4a573a9384a56b6719865bbcfb3c4','464be13495954e63a138a502a0c460ab','cf127621756a48708d628581ff6dc856',NULL,NULL);
INSERT INTO "comment" VALUES('a8b3d59eae594b71a4e7fafb804999ab','464be13495954e63a138a502a0c460ab','2ce42e4159614401a3d8c4800e67287c',NULL,NULL);
INSERT INTO "comment" VALUES('73914b538c95440fa2a2904c7a0b3e46','464be13495954e63a138a502a0c460ab','3b2d1fc9eded44e3b9e6f58f7fdf2229',NULL,NULL);
INSERT INTO "comment" VALUES('1a47b4a9ffb44662944db1d2243974b8','464be13495954e63a138a502a0c460ab','c3c02b36ea724bf4a02aae6410afa961',NULL,NULL);
INSERT INTO "comment" VALUES('2ba78a3fe8f44e01a1a29ea2af6b3cce','cf2a2f32f8ad4ac08d4395b9ccb6bd76','e9afa68277c94139a1b9f50e216d9a63',NULL,NULL);
INSERT INTO "comment" VALUES('6397f7f5d5cc49f687b0c749cb1e869a','cf2a2f32f8ad4ac08d4395b9ccb6bd76','1a6e9ef7547048348af23ed35ee10379',NULL,NULL);
INSERT INTO "comment" VALUES('49bf1bd23aaa4be6a9946bed26fef269','cf2a2f32f8ad4ac08d4395b9ccb6bd76','ad5a14c79fce433799c613bae1bd8bab',NULL,NULL);
INSERT INTO "comment" VALUES('b0284df2843a42a79f0d36012ce45400','cf2a2f32f8ad4ac08d4395b9ccb6bd76','4eeff333a8494a7e8e72d3381c2ca464',NULL,NULL);
INSERT INTO "comment" VALUES('af13126b820b492f9af1c0f74db8f18c','cf2a2f32f8ad4ac08d4395b9ccb6bd76','2e34cc4c5d8346579482b15dff09ff3a',NULL,NULL);
INSERT INTO "comment" VALUES('e5a60ddb679b4e4287faa6d908162d65','cf2a2f32f8ad4ac08d4395b9ccb6bd76','c1230913a83a402781d1f888c5410174',NULL,NULL);
INSERT INTO "comment" VALUES('d9414a69ec764f0c9c611bd76d89f8a4','cf2a2f32f8ad4ac08d4395b9ccb6bd76','a203b291679346a9a7ab4d37799d0336',NULL,NULL);
CREATE TABLE course (
	id VARCHAR(128) NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (id)
);
INSERT INTO "course" VALUES('unrolled');
INSERT INTO "course" VALUES('default_course');
CREATE TABLE grade (
	id VARCHAR(32) NOT NULL, 
	notebook_id VARCHAR(32), 
	cell_id VARCHAR(32), 
	auto_score FLOAT, 
	manual_score FLOAT, 
	extra_credit FLOAT, 
	needs_manual_grade BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (cell_id, notebook_id), 
	FOREIGN KEY(notebook_id) REFERENCES submitted_notebook (id), 
	FOREIGN KEY(cell_id) REFERENCES base_cell (id)
);
INSERT INTO "grade" VALUES('919108b063df4ae1ba9b59284bf34dfe','07d8ab4976e244c4b1a5621012fdd312','94334bb0103b4901b37faf64c6839f4a',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5b1061e27efc4b0da2717e89710e9f7c','07d8ab4976e244c4b1a5621012fdd312','e95361bfee624c9aa11acf9ea2d9281b',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('81734cdb7a0643a2ace6ce51ceea3c09','07d8ab4976e244c4b1a5621012fdd312','c019fdfa510040c189aadaa6e440aa7c',6.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e78824f506e94c33be86a8a4815db01a','07d8ab4976e244c4b1a5621012fdd312','c6eb245e4b7b427aa20e222447d35352',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3f6ed3e2d20a4b50bad25d095cd509a0','07d8ab4976e244c4b1a5621012fdd312','860e7019579d41fbb3d0c8bfe2fb8f04',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('40ea6c2ee0eb4c5eb56db9ae4ecf5732','07d8ab4976e244c4b1a5621012fdd312','cf186b9154664cccbdbcc5f769d144d1',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4826a222471d4e47afe632366e4d0cd1','07d8ab4976e244c4b1a5621012fdd312','4deaa29bdebe47588431e88c4427635e',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('22a0894b3df64b5e864c0fef206eb611','07d8ab4976e244c4b1a5621012fdd312','5503513e88c24eab8a96892771942669',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8ff27c2734584ce8bf5885309cb2915c','07d8ab4976e244c4b1a5621012fdd312','ee08db6155d8417fabaf920966be149c',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a9ed0290dde743638d8bd6e8f95a1656','07d8ab4976e244c4b1a5621012fdd312','c176eadbe5174c41bdf156226751d1a4',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('7ffed37bf418436fa5a620127eb873a6','07d8ab4976e244c4b1a5621012fdd312','03a7590ab25c49a3adbc59fe47c2e637',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ccfeb435f12e40e4aa4da1a9439d89bb','0482d7b10b5b41619eda995b78c0aefd','5d96425e006740b283ee79d13e85bc2a',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('beadb749cf95463599c165b3380d30b4','0482d7b10b5b41619eda995b78c0aefd','68bf0da370eb4aee87e53dfc22f06297',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b5b317189a7c43b3860c7c6d04aa8f0f','0482d7b10b5b41619eda995b78c0aefd','cf05359c914e4592ab0e9678f80a887d',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8a09025f44ea4557be3aea20133df6e9','0482d7b10b5b41619eda995b78c0aefd','0d5e0895d7514fe6983fc86afad2873a',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5b5c84a507c64dbeb785ec6ffd2a8ffe','0482d7b10b5b41619eda995b78c0aefd','9ff67b314a154941a369bae7fef89ac9',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8e215cad70b44cadab76e57760fb32f8','0482d7b10b5b41619eda995b78c0aefd','00c99f276e4d442fb306f416b09b8163',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e7b550fab56b4796ad8285675feaf4a9','0482d7b10b5b41619eda995b78c0aefd','3ab2107c9d02444cb5e5f25ddefa3514',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c743aedbb9a347d288dc9079c6305724','0482d7b10b5b41619eda995b78c0aefd','7c2951b4f17741819d4fbe486769d877',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4a685a008a4147e08797817842ac906f','0482d7b10b5b41619eda995b78c0aefd','9993bdd77e63404bb1903287d756df58',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('93bd051c56d542a3ac7aca00d8c2b8af','0482d7b10b5b41619eda995b78c0aefd','edeeefbd673c41e6bb9540e06cd88823',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d61aac3dbbd1483280f151944a60133b','0482d7b10b5b41619eda995b78c0aefd','2d11b4994f5a41c78fa0ab3567b113de',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('1fdbdbfab7bb4adc9d89735200d906af','0482d7b10b5b41619eda995b78c0aefd','52068f99d493427e9cd3c1302ad735da',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5aa93b27d0a7426f97b4a55a6025de1c','0482d7b10b5b41619eda995b78c0aefd','7303ca039f7642908104908f1f32140f',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c874d5df7f9a43fb988d1a5be29eea29','0482d7b10b5b41619eda995b78c0aefd','63d45aa3de2b40829342365328beae8e',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('714c5bea247146bd96e41a290588accd','04a3e1762871468ca7f20af9cbacc159','b973d795e34d47ba9805ab338ba5971d',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('bbca3a91e19444bdb9168f97812de68e','04a3e1762871468ca7f20af9cbacc159','0a53381b267749f7be90db0bce796b42',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f3620e696b9c46b2ada8291c7597b8d4','04a3e1762871468ca7f20af9cbacc159','d2eaa2c762ef4b3fa044eeef025e816b',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2645f7dd216c4bc3892a2222819e5646','04a3e1762871468ca7f20af9cbacc159','5f612d9407374a768f8af92d5d73b293',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c0f7cb467d9c404fb886c62eccf9ebd4','04a3e1762871468ca7f20af9cbacc159','97ac762e842f4dad95bb62a1cf77fa97',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0bb4a483e9b645fc9b4fa21f12ce40a3','04a3e1762871468ca7f20af9cbacc159','d7fa528cd55f434cab5ea9c3f9d9c6eb',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('eec81ca8074d461389ab81571186da5b','04a3e1762871468ca7f20af9cbacc159','8a00a690662646ae97a6f416cecdd0cf',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('fcb0959b8b944dfda4627a5a00a885e9','04a3e1762871468ca7f20af9cbacc159','1c723c20b6994df2a9b4cbf6f1843d7e',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5ca5042e10c24392a9dba34c532221e2','04a3e1762871468ca7f20af9cbacc159','316bef008dc74e489e293bd91ae3b638',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8c5574cc785f40a7b76688560b9714b0','04a3e1762871468ca7f20af9cbacc159','8e106701a478456a92a068f73613b453',0.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('ca2712ba332748a694308f87121836b8','04a3e1762871468ca7f20af9cbacc159','e0985dd30a814be6a4f1b0a6670645a8',0.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('4eed0d914f254a4281d5ff3cbe07a51b','04a3e1762871468ca7f20af9cbacc159','085d7943eb6347ef9540654de644d4f4',0.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('eb98f113f54641d0b8de757307856a20','04a3e1762871468ca7f20af9cbacc159','e15b02b935334bc59abd752ea30047d0',0.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('2db6db1da33f4754bc261b43eef72d97','04a3e1762871468ca7f20af9cbacc159','a54b260fb1d44b0391f2ad426965ff94',0.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('e7c7b483ed064ebebcd10068c29aa86e','04a3e1762871468ca7f20af9cbacc159','56a0da9e350a4abca95d5d5a1da8f429',0.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('91e75acac27e4997b18c4d399298fe29','d745ddd00fc746d28dbb5f55f9cdc964','99b87f5c0aa14e6f9b04eaa423f33d55',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('447a6243112448bfbf4f87383d7082f0','d745ddd00fc746d28dbb5f55f9cdc964','d6659f3a9708439e976f1bd98f43392b',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('645c4a1f7bc6472ca02f17a8bbf6da7c','d745ddd00fc746d28dbb5f55f9cdc964','6f0667649d674b498dbdc97fb9fddad9',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f331dc6949d947a8ae287dbfa959d2dd','d745ddd00fc746d28dbb5f55f9cdc964','653dab24732d4cfea681dd8c740214c3',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('efc59651dd35432a8aef5cd4b55cece1','d745ddd00fc746d28dbb5f55f9cdc964','c330ad4f9dcc4998bc6b05350399a6c0',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3651d9ea016241fb830851aa9a922722','d745ddd00fc746d28dbb5f55f9cdc964','e1cb6691a0304c1d86294f4da2cb0fef',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3b193b0c398a406a9b881f17d0af525e','d745ddd00fc746d28dbb5f55f9cdc964','85aa157bb4094558919b756bf631dae1',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d5ee9dd716d9431581c3ba8a7790ffbb','d745ddd00fc746d28dbb5f55f9cdc964','4cab56c39c514c71a071986835f295fa',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('116d5d35e4a84e2b92863cd3658df18f','d745ddd00fc746d28dbb5f55f9cdc964','66e0a0aaac3d44788b3d15c68dcdfa95',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5db914ebb6d843a5828dba177f301ca3','d745ddd00fc746d28dbb5f55f9cdc964','0cdff20ec1e74ade858e8dfb98468947',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0cb220497ec94efca8c700b57379f4cc','d745ddd00fc746d28dbb5f55f9cdc964','3f544f83911d49fc92162634754151b0',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('45871674ad44487e906a2c81465d29d3','d745ddd00fc746d28dbb5f55f9cdc964','8e83e494438f4430a4851962ecf75dbc',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('99d081bee76f4887ac4533ea33cb1b20','d745ddd00fc746d28dbb5f55f9cdc964','1ef8021cbce94f078ebb7bc5a9988bcc',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0330dbc8ea7a4b57beb40c32ade8c244','cb6a4e4df44042b296a31263834cff3c','b0a095849ed84fa89e55f521a9fc795d',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5dcdb9e83f7d4e548353a7da07b31f46','cb6a4e4df44042b296a31263834cff3c','e07d5b150390406a9f116459befa60af',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d8919c6134f346ae930da9ec33b76e26','cb6a4e4df44042b296a31263834cff3c','1926da1ba161460086983739a1550300',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('985f85dfa5794822b74e43770ac9a3e9','cb6a4e4df44042b296a31263834cff3c','8a68c17bc11e45c392a55f24d592d2ca',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('58bc49292f8c4ff9ac5148ee964a408e','cb6a4e4df44042b296a31263834cff3c','94b9c44097914d6bb656389d08cf9fa6',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6b3c686a477443988af57b7a8cc97def','cb6a4e4df44042b296a31263834cff3c','19c87c0747954f7993f5481769707573',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ef4d478ab195485b9a78dfc0cc401018','cb6a4e4df44042b296a31263834cff3c','dce4708a1f204b2eae40d5cc1bb9967b',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('26bbec32b0454a2fa01714ba7e48a1c8','cb6a4e4df44042b296a31263834cff3c','3b3a0aed3d3647798dfd001027ce5dba',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('01dee1a19a014709acf85508e1d49a09','cb6a4e4df44042b296a31263834cff3c','e9f1c34d9ad04d70ab0b5d4a7baaa17c',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('960850162d16410bb48d02d05bf3e13c','cb6a4e4df44042b296a31263834cff3c','0d14800134404f39a66f6fa04289e5b6',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0030f3fb01f74027955c7e9f7a793d3e','cb6a4e4df44042b296a31263834cff3c','d9d7b48a7cef436f87ab36ae85a53a49',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('931c859486b242d8b5f03ec5442041ca','cb6a4e4df44042b296a31263834cff3c','214c4d293a7f48899f29a50e133d9e6f',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b6ab174f2d36487f8083c02d8c00fe4c','cb6a4e4df44042b296a31263834cff3c','a8ca0941ef284051b0ea0c7c64d13773',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('905888bf797640f99b5f43b06485ea29','cb6a4e4df44042b296a31263834cff3c','3a70f6053f0a42d290fcdf7c754efc5d',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3911ec3b33fd41ebbdab6e71d961edfa','cb6a4e4df44042b296a31263834cff3c','1e51f22aff894bcf83e3187bdfaec0ab',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9709703ceb5744a2bbba38d15e17a07c','cb6a4e4df44042b296a31263834cff3c','ac2f5716df534ccbaf1ad17127ca4492',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e6d2b4cf165f41e2977cf2ae98d1bbfa','6f9c2d00ea0d47eb8b8cf4138556eaef','162cfb5ee5924880876f43b1fd64bfa1',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('17057f0d415449159d62c575048b34b2','6f9c2d00ea0d47eb8b8cf4138556eaef','ccde7b53f5114f71b4d9380be321095e',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3ca8bf811b0e45cf955e69fbd98043a8','6f9c2d00ea0d47eb8b8cf4138556eaef','cd62fd36d5f2437e95dc506c99d8adaf',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f9efe7d5bf4346a59baa94c488166ae5','6f9c2d00ea0d47eb8b8cf4138556eaef','c6d8de01758243ae9b812e5f2f7bfb94',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2a13d4ce3ad0458592e4e82593aa8737','6f9c2d00ea0d47eb8b8cf4138556eaef','400a06e95ab8431bba60689a05dde624',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c47ee65a698d41df8ac342327da41e43','6f9c2d00ea0d47eb8b8cf4138556eaef','0984447f2c5f4d55a777592e6f599e20',6.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d32eda0f5a7842e1a1c9929f1e510001','6f9c2d00ea0d47eb8b8cf4138556eaef','da09fb602d274d7686e0c466b68c76f8',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('17f76b5c0c0946db8f75bc58fd7889ef','6f9c2d00ea0d47eb8b8cf4138556eaef','b686db4abfdc4072ae23d73a2913689e',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('1fdb217fd9db473c9f247a0c2759eac9','6f9c2d00ea0d47eb8b8cf4138556eaef','c57a5c70ecdc47dcb4537473e8f6fee3',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f4dfffb11bf941228f2eb2eddac6c6f1','6f9c2d00ea0d47eb8b8cf4138556eaef','4cfbe8d132e04da3bb655d51dde97098',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('623190c9dd604c198bf714add8dcc8ae','6f9c2d00ea0d47eb8b8cf4138556eaef','9427ad92882d4bdeb346832e9aeebe00',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('51eec4562ca1440aa2d9ae837c091f35','6f9c2d00ea0d47eb8b8cf4138556eaef','0615594c3ae14b408dfe24b90d1b85c9',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8840f007064e4b83af982d947edd2480','6f9c2d00ea0d47eb8b8cf4138556eaef','ab2a7ee2dbdd486084cd61419283fc77',NULL,NULL,NULL,1);
INSERT INTO "grade" VALUES('f61ed23388dd4e86b5a55bfe607caba4','d10a8fe796f94be1aefe132b547950e9','6c394ce765b841b0a559f2d53b520373',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('26fc574c358d4e42ad1e054f5fb786f4','d10a8fe796f94be1aefe132b547950e9','2542cff6071041c5802e3a7aa1515f1e',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8a36d03011d04d54b50e61b1d97eb2fc','d10a8fe796f94be1aefe132b547950e9','cec1871ab5c8406089c735079d592a7b',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('1f2ae264c8bb41febfb6230d6057b5b7','d10a8fe796f94be1aefe132b547950e9','0b652dbda7e34bc58ef9e157e439d480',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d81daf9584d24413ae7081b480f74263','d10a8fe796f94be1aefe132b547950e9','7c7718ce4c4e4314b43bcd00913edb04',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2c9ed81435c94d95b28658301ce06fbc','d10a8fe796f94be1aefe132b547950e9','ac791bae9cfc408b9ce4355961d944f6',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('dcb7c7fc501142ddbe3344a0bb1f8311','d10a8fe796f94be1aefe132b547950e9','16daf6a659454764b07fa381cd849403',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0111aca2994947f1a83d53d5bce4588e','d10a8fe796f94be1aefe132b547950e9','394fadcd5d1e41f3b532b6d7aa757aa5',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6f94ed844cb04f1bb6eb3b81b26d1e8a','d10a8fe796f94be1aefe132b547950e9','cb7033b70b574ca694ed072c9e781e1a',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0bc6174ed9cd4b9197e7ea726a65113d','d10a8fe796f94be1aefe132b547950e9','7608c47aa8ad47e39bb0ecd619e3bfe6',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('dac7256312dd4cc48fe286b13133e8b9','d10a8fe796f94be1aefe132b547950e9','4a082de74f6d4f01b0dc2737db807618',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f26bfc7adccc4749bef4823bccfcd80e','d10a8fe796f94be1aefe132b547950e9','00c08143c5a448c6995f908dbd9695c9',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('bc9979c4d0fa49e7ad6177be2de4e15d','d10a8fe796f94be1aefe132b547950e9','9a4c2227abac42b49b9098ea116cd881',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('cd8f1e8bcac84101b59cdaec3adc2893','d10a8fe796f94be1aefe132b547950e9','7ecbcd45335b46779f1b925e6f66be87',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0339d23b763b49eab9be64e1b08d0f95','d10a8fe796f94be1aefe132b547950e9','8ed739d7d24f4919bd1d339e34536a9b',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4a6ee1d2b7814143921a9b076aa33909','62fe8d6895f44a1fa1d292ab36f4851f','2bdccad030274dbd981f25ed0c7c9761',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f2861dbe5061400bbc1f14aca6bb529a','62fe8d6895f44a1fa1d292ab36f4851f','3303cc12a8964ce08132222a7e192ce3',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('1d668bc2c3d7455b8c65f5289169b5bb','62fe8d6895f44a1fa1d292ab36f4851f','bd9a324e932b49a58a789a0e855f27d4',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3d6073b7e3854092afe0da0ee7b1fd17','62fe8d6895f44a1fa1d292ab36f4851f','267ce9c1166f4a8f91627297fdf3aece',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('68d60b0867f24d88ab23488130ae252f','62fe8d6895f44a1fa1d292ab36f4851f','cec5aed28b9d4bd6988cf5ba5f695b4e',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('dd8159b898e64241a43f8229ece48fdc','62fe8d6895f44a1fa1d292ab36f4851f','fcb9d139e23b4e078035d58bca6838d1',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('390c36c33d554d82be187b3013b79970','62fe8d6895f44a1fa1d292ab36f4851f','4f4f2f74a7d344c3959ba0b79ec80afb',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('bea82e21b6204bebafc20d7d4aea3cde','62fe8d6895f44a1fa1d292ab36f4851f','39e72e2acabf4d948beace4de4f44028',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0cb1cb5a68ec4e2289fa67816f79e82c','62fe8d6895f44a1fa1d292ab36f4851f','92ecd51d031e4c428dc557e294ad6516',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('648f08040ffb4b5ea0949cf4caaedfbf','62fe8d6895f44a1fa1d292ab36f4851f','54271488122544279aa2795069a0b955',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ee6d6c4dfbac46f587c8a4cc6445d014','62fe8d6895f44a1fa1d292ab36f4851f','c43b5096d39e4b1187ab46abf685b1f3',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('670b1effcc8a455586aa3930ce80af5c','62fe8d6895f44a1fa1d292ab36f4851f','4ce68c9319b64dfa9219c7785891a706',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9044d06c1ce848708199c4201a1b7de7','62fe8d6895f44a1fa1d292ab36f4851f','09d1887e5a2342f2a62acd409067f726',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('53bcb098efb14a07aa8cfe717bcaf161','8d739eeff1814962a222cf78f66221f8','56547b4d317548ff84296fe796df4c08',6.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('37abd90d01d943cfa6f787edd2bd504f','8d739eeff1814962a222cf78f66221f8','d6dffc21b1c24d569ae3237faa884965',6.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('65b9af9d66fc4a7bb593dc66cd2af216','8d739eeff1814962a222cf78f66221f8','d4c6700b5f004916bdf8b7f044a1d4d0',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('be77e40e215c4024b2b5c748fa6b5e5d','8d739eeff1814962a222cf78f66221f8','43ce0b81fee2456b8ee1ce2b4b385492',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c419f2b57d794b448633ff19d95807d2','8d739eeff1814962a222cf78f66221f8','48e003be5bf246a19b95cd28b2764173',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a5bfb1adecac4eaaa9ed07514465259b','8d739eeff1814962a222cf78f66221f8','3b8bb80d572d42ffaaaa5a3e31dbd1d5',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0b6ccca2c9074f5d8a8f08658fc929bd','8d739eeff1814962a222cf78f66221f8','3302a5cad4ae44b3bab2a7803dbe0be0',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3059c49853144bba8fdc16d06aaf3f5c','8d739eeff1814962a222cf78f66221f8','1f265d0160e248c1af5f7bd63021c8ad',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5291b0496a2c40048465a6d5e086f2af','8d739eeff1814962a222cf78f66221f8','aa3042f9405e442dbbe30bf988f1559e',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3dc51701a76f40a99db943222d85ceb2','8d739eeff1814962a222cf78f66221f8','58a9b7d5f61d403db86040142b3c1658',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('651fff2de94e40939144634dbe6449c3','8d739eeff1814962a222cf78f66221f8','e0968f2106e040eaa4032ee1e75711fc',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2ecb559c510c4f3a9180d2a0acdffd0f','8d739eeff1814962a222cf78f66221f8','88df03070b324459ab46afee8898a682',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a25fc673ef5e49f3b00fecf4d53a1c3a','62b7aabd1be4443da01031fad1e06f00','41175ae3822f4f7aac63086ae06ecd8a',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('dbdb3d4b5ff04ae9981da1f8f1716696','62b7aabd1be4443da01031fad1e06f00','5f32403e1c6248f0a72c763d87a60c7c',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('fb6d40cea12149809111f1f54059c7c9','62b7aabd1be4443da01031fad1e06f00','d1da4bba1ed94ae6a5f44940f5114a9a',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f2510186fd954b7595b5160f062384ff','62b7aabd1be4443da01031fad1e06f00','d0b2ce172fb44b36ab79098cf715eeb2',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f525e3d6709848fda2a7c34946a6452d','62b7aabd1be4443da01031fad1e06f00','8f18c17af0dd4920a8922d000c9aaa56',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4b7d9216ed994c9e9d75dd0f46a55245','62b7aabd1be4443da01031fad1e06f00','ee5e256e459e4dc990c31d6007f1a41e',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('13c49a5c892c4c7c92c1138bd7bec639','62b7aabd1be4443da01031fad1e06f00','fa17e092929c4ac4bf28b0fba8cb2f6e',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('964cc436f18e44f8a3b1fa5b983203de','62b7aabd1be4443da01031fad1e06f00','3c669aa550bb41c7b01cccc7bb87c961',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('88374a8610c1429abc01694a1eaca5d5','62b7aabd1be4443da01031fad1e06f00','eff10c1d0e274b0f84551cbec09e0615',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2142373c0e524bc1987de8f23e9a772e','62b7aabd1be4443da01031fad1e06f00','cb650ac53bc34d428593a316087bc43f',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b04eb32e561f4e5ea771ebab8fdf9818','62b7aabd1be4443da01031fad1e06f00','a15e67ce1caf403493d9ba8ed3cbdcdc',NULL,NULL,NULL,1);
INSERT INTO "grade" VALUES('26d89a8c53244280bf5a020423f2da2d','d3fafe1393a043f2817c182023f650e8','55cc0b0d49554582be54ed03eef42592',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ea9f3eb8dd1d42d3962227978f9875b3','d3fafe1393a043f2817c182023f650e8','357245f9173245659dc257bde19dad46',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d02cf5265662487bbfe5c73f1b7a4ea3','d3fafe1393a043f2817c182023f650e8','676b94a1ecd2442da246b8560a94891e',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3bb47ebfce0e4ed395e2eb529d3eef19','d3fafe1393a043f2817c182023f650e8','570e3fe6b5ed49cc8320446942493187',6.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('290819c14b4c4406ad21e2abaac37d22','d3fafe1393a043f2817c182023f650e8','e771edcc969a4550bdb9def338428c7a',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('06de025e03e942fa8696db0e0a30a255','d3fafe1393a043f2817c182023f650e8','c8614c36b916451982a699a5571cf04d',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('425aaf834eaa4a65942f4290d7bda791','d3fafe1393a043f2817c182023f650e8','10ff4de8e6ff43b5b36cddb8beabdee5',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e354f6ae6d194acc9167c254a9800a11','d3fafe1393a043f2817c182023f650e8','cc898b6a733d452894323934cda9cfae',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('aa46a794a60143eaa2b5df976b486220','d3fafe1393a043f2817c182023f650e8','18cb4e11abe04a6189ca574d20979829',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('04d35f1f6d094ec0be51894d4834bb3a','6a76c29dd45b475b981030291d04fa25','2fc1ea7da3b04c068d6bbd5da64b62d5',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('14268795b1b24d3eb8daa7f231837385','6a76c29dd45b475b981030291d04fa25','28b671b88eca445c990f6bbc2b7513d8',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('81e210eca57c4826891f7bd63d85cd44','6a76c29dd45b475b981030291d04fa25','1450e2ed3da144bcb565e82a79a975ca',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e7fcfdcd398e4b7aa6ee8026f9e65cca','6a76c29dd45b475b981030291d04fa25','427585d8e5374893860fbe0cb6870e20',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ed8441566a684d6fbb30673605fca7b7','6a76c29dd45b475b981030291d04fa25','0d0d82f91b134405b484db42e58000cf',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3949ae4b87ea46aa971056e21584ab4d','6a76c29dd45b475b981030291d04fa25','641d257116d94fc5be85039460fc74e8',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('aa30b1e14375450895303adaf3692b22','6a76c29dd45b475b981030291d04fa25','240c499ba9c643e2bc11379776bfaa9b',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('aa3091ca61a943ed947a59ff1905ccd1','6a76c29dd45b475b981030291d04fa25','ebde3e110ec5462da4020912b4f6783a',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('1f587caae13a4716a084b2b0b5fc791f','6a76c29dd45b475b981030291d04fa25','1ea70756a1d547a4a6b4a0a71cf0589d',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('44e8b77703b247e296396b7a72720168','6a76c29dd45b475b981030291d04fa25','e45f2e189b8542b4a7706befd5be1022',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5baf665329bb486e8e89ce20ca9553d2','6a76c29dd45b475b981030291d04fa25','93a3653714f3478d88040c13180aa66a',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4af372be364a47f4bc6c0da87f42542c','6a76c29dd45b475b981030291d04fa25','da77a75f378740369983fc5a94a2e84d',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('269dc3b6c74043acb14f7e995a24e786','6a76c29dd45b475b981030291d04fa25','d85d37fe4d5846cea64f0edbbf64c7dd',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('367cf0887f4a41b5a72fabab25edfea9','6a76c29dd45b475b981030291d04fa25','2c0eb235e6ef4cd1a7286f94d370bdf9',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('16292b04307241219996c8b37fab391c','03fd60b3afbd47df8612154953a08862','23c0b46981004b5ea1366a11e4eb24a4',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6f25cbe207fe4ec8918dcca62f529eb6','03fd60b3afbd47df8612154953a08862','5707f76cef134c9790587f4525390215',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('529fefba97bf46b39768ba9a1fa9abd6','03fd60b3afbd47df8612154953a08862','7d58bb0206e840478b5560b631cef544',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e630f8e3286f493daf2dd8f01d192eec','03fd60b3afbd47df8612154953a08862','8606ebc492db4dc993f60dff788afa15',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('87f6dfaa4ce34c63beb6a28254c5b27d','03fd60b3afbd47df8612154953a08862','77698480a0fd491ba3a838090cf04051',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d68944a51cdd4c23b10f1f62e46fde3b','03fd60b3afbd47df8612154953a08862','421f4828902a44caa2a855589028ad86',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('69cdd91a57ee4e46a29edea18b5feab3','03fd60b3afbd47df8612154953a08862','eb8313a85b534d428d6e758b14b92ea4',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('1565fe5d145541daa5d01c19b80150f9','4e36015756954c3c8adaf92d2534d858','3652e00740024669b7a2b187758eff25',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('62740d4e159c4bfc9ef0c738599691d6','4e36015756954c3c8adaf92d2534d858','1a4a17e177184b11ad130744b253a635',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b6a712d0dcde43b7a4954fe3b1dbbb32','4e36015756954c3c8adaf92d2534d858','667664cebcea40e08497449db20fe04d',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f9b7d2fe57e6415cb04502ae6aa0cb4b','4e36015756954c3c8adaf92d2534d858','1acd382443ab4db88e45aea58fdd2315',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0adf1c0a7e3d48a3b1c1096ecd6e3c6f','4e36015756954c3c8adaf92d2534d858','41f3ca1d02af47f58ef2de43231e58b0',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4e49720d2225437e808a845950bc0c18','4e36015756954c3c8adaf92d2534d858','c64775d5a91c42198649a7606c50ccc2',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b1e75fe1b94c457792eb46144b4f8248','4e36015756954c3c8adaf92d2534d858','cd51ace548ee4e6694bdaefdd3a11030',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0e6b21f3213a486eb22cfeb1026d44c2','4e36015756954c3c8adaf92d2534d858','95999d257b4b47fe956133371177fc2c',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('465012448d244762aaecdf5eda006805','4e36015756954c3c8adaf92d2534d858','3b3ec678559a4f6d83f75e7356a62bec',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('406ec3989a4a4a9ca735a17352ec0382','4e36015756954c3c8adaf92d2534d858','3cf2d95c851a4e66bd6236050c1aa8dd',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('322515a53a89491eb7b9387b677bd216','4e36015756954c3c8adaf92d2534d858','049167c9b5194f8e85f87f5c71347c31',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a2bd6dd6cdd64b39bb76f1b254fc5281','4e36015756954c3c8adaf92d2534d858','5195dfb061f3455291576498ada375ee',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d8dc0cb19f78499cb9a94a03ff8dc9f2','25de53414544469e812c2611de415380','ae1c384556764476913e7095fff70694',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e8f4ad300a4d4590b9b46573878a2aaf','25de53414544469e812c2611de415380','deb5b9e5d83843ceb4448cb3be767191',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('084edeb0e53a4fe5846a87592dbca078','25de53414544469e812c2611de415380','63ba4dc3ca904b30914eb0dab17b08ae',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('46e2b65422164670b3b098789ab93ad0','25de53414544469e812c2611de415380','77dd230745934102b9ae8048d1b4a4fe',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('98f3b0a1c4d8447a84fc93cf47767f64','25de53414544469e812c2611de415380','dbd15194678b49248775d63a4881f400',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('13bea22432cc49b1a88393f7f8a22794','25de53414544469e812c2611de415380','74a44022e7b14c598f1b0e9c061614d6',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('37f90ba74ce8473085b968f6155d4fed','25de53414544469e812c2611de415380','ce8af4d821bf4a309c7db21ecfa243f7',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('04937838ab1d44e386ce8b0389aca0da','25de53414544469e812c2611de415380','4c3e4ef6545d4d168cf2d732d19078b1',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('fdcb54acb369407d9361afa9aaf2264b','25de53414544469e812c2611de415380','cceeba877d3c4062a7d20e849b581530',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8836f391eb064d34901efc05873e40dd','25de53414544469e812c2611de415380','531bbb0e9be84d6c81c5592b71d6ec10',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8a106c979c414822ba8ca3ca52ad8e89','25de53414544469e812c2611de415380','ceb885eb6a024ac1a7bcb21ae8497caa',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('7ab8572c7bfa43a1b23f31ba12602d10','25de53414544469e812c2611de415380','2dabbbf4d9f445ff8c786b1e06d341c5',NULL,1.5,NULL,0);
INSERT INTO "grade" VALUES('062fce1b34ed4821bae3a848e79d67bc','90feb07aa0e34935b51559fdb68b6049','ad785312739c4ae2bda93f182bc246f3',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('aecb26826fe44e6981225ce9528eaf4b','90feb07aa0e34935b51559fdb68b6049','23bae9a976c64f55a9b932bc23500fca',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c896e2eafd1c4a78b50b62e7971211a9','90feb07aa0e34935b51559fdb68b6049','a13429cefb734a968a5dd63668c316e6',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('172e1f60d2d84b6d95c82c9e7e92596f','90feb07aa0e34935b51559fdb68b6049','07afe1c51f3740f49132a7635a344fd7',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('dfd5b831470d44999af36815924628e6','90feb07aa0e34935b51559fdb68b6049','2516de06b41f4cada36a7265ee516865',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b50aea1520ff42cba857548c9e689188','90feb07aa0e34935b51559fdb68b6049','aa3e06f9535143429b7cb8edb2396f88',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8aa97d3fbd6347b395957c157d3e3711','2e6db0acbd33477abff8746d07d9fab3','94334bb0103b4901b37faf64c6839f4a',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c69d91098b2449d4b6328f01197e30de','2e6db0acbd33477abff8746d07d9fab3','e95361bfee624c9aa11acf9ea2d9281b',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('858f0cef7b0b48eda5961b741925b544','2e6db0acbd33477abff8746d07d9fab3','c019fdfa510040c189aadaa6e440aa7c',6.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0534a252a6d346c4b810c0405cec2965','2e6db0acbd33477abff8746d07d9fab3','c6eb245e4b7b427aa20e222447d35352',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2da562c6869f4ec69a58e05a291b0b3f','2e6db0acbd33477abff8746d07d9fab3','860e7019579d41fbb3d0c8bfe2fb8f04',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b32d747134f74266b00b2978e9e0cd8b','2e6db0acbd33477abff8746d07d9fab3','cf186b9154664cccbdbcc5f769d144d1',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4c730ef56d4f4a99a1f6383c7fca5734','2e6db0acbd33477abff8746d07d9fab3','4deaa29bdebe47588431e88c4427635e',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ce68d3c30fc243258139bf93e5fbc7cb','2e6db0acbd33477abff8746d07d9fab3','5503513e88c24eab8a96892771942669',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('30511587fec9487daa0f12d377727399','2e6db0acbd33477abff8746d07d9fab3','ee08db6155d8417fabaf920966be149c',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ff5f919c7c4241f1996bad90fc961495','2e6db0acbd33477abff8746d07d9fab3','c176eadbe5174c41bdf156226751d1a4',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('92ef181c62ad4603a1811ff0125f0449','2e6db0acbd33477abff8746d07d9fab3','03a7590ab25c49a3adbc59fe47c2e637',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('112a21749d274596b9452195d03ce606','7e49eb8dc3624df7a898a668df181e4f','99b87f5c0aa14e6f9b04eaa423f33d55',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('311e42da1d664a38824d532fca10725a','7e49eb8dc3624df7a898a668df181e4f','d6659f3a9708439e976f1bd98f43392b',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b823feb16a1d4b17b140db0c106f4e7f','7e49eb8dc3624df7a898a668df181e4f','6f0667649d674b498dbdc97fb9fddad9',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('93e7bfa8bceb480c9489dd719c25c07a','7e49eb8dc3624df7a898a668df181e4f','653dab24732d4cfea681dd8c740214c3',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e29c225a09ea40529324424dc2c2861b','7e49eb8dc3624df7a898a668df181e4f','c330ad4f9dcc4998bc6b05350399a6c0',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b40dd17796414f0c916ee3ec675a4db5','7e49eb8dc3624df7a898a668df181e4f','e1cb6691a0304c1d86294f4da2cb0fef',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('7dbfd37f01074458a85e869463e55888','7e49eb8dc3624df7a898a668df181e4f','85aa157bb4094558919b756bf631dae1',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('78a176885f82483e8d7a28308950724d','7e49eb8dc3624df7a898a668df181e4f','4cab56c39c514c71a071986835f295fa',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('403af7aff2d74a3b8e3522edb63250a2','7e49eb8dc3624df7a898a668df181e4f','66e0a0aaac3d44788b3d15c68dcdfa95',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4be622a100ec49948aa9df00ded5ea11','7e49eb8dc3624df7a898a668df181e4f','0cdff20ec1e74ade858e8dfb98468947',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a86e890b2d3f41dcbf8d692c486dd2b7','7e49eb8dc3624df7a898a668df181e4f','3f544f83911d49fc92162634754151b0',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('380320fcf3024be7b86445d74c6bf5b8','7e49eb8dc3624df7a898a668df181e4f','8e83e494438f4430a4851962ecf75dbc',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('fe3da5241873482bbbb2fcac8f1df6fc','7e49eb8dc3624df7a898a668df181e4f','1ef8021cbce94f078ebb7bc5a9988bcc',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('dfa46fa3aa5d478ca0a8db8456220722','df3fe73772884dfebbef6eeff6307286','162cfb5ee5924880876f43b1fd64bfa1',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('bec4aa17137a468eb782fe1ab917e104','df3fe73772884dfebbef6eeff6307286','ccde7b53f5114f71b4d9380be321095e',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d7a6058518c84622953fa183977b5433','df3fe73772884dfebbef6eeff6307286','cd62fd36d5f2437e95dc506c99d8adaf',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('20e7b30f114d4ad3b90eefa8df93e0d5','df3fe73772884dfebbef6eeff6307286','c6d8de01758243ae9b812e5f2f7bfb94',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f4c1423311a3410e9df270d255ff6f22','df3fe73772884dfebbef6eeff6307286','400a06e95ab8431bba60689a05dde624',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b95e9f6046e74d7db311e39c69d1b180','df3fe73772884dfebbef6eeff6307286','0984447f2c5f4d55a777592e6f599e20',6.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e644567a4efa4ea3ae0a1f4866271efd','df3fe73772884dfebbef6eeff6307286','da09fb602d274d7686e0c466b68c76f8',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d66aacac95d04ad68de7ac1e8313eff6','df3fe73772884dfebbef6eeff6307286','b686db4abfdc4072ae23d73a2913689e',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('85325d464e5d4f4285a819600eab25f6','df3fe73772884dfebbef6eeff6307286','c57a5c70ecdc47dcb4537473e8f6fee3',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d61c1fac311f4995b9eea85726b19dfe','df3fe73772884dfebbef6eeff6307286','4cfbe8d132e04da3bb655d51dde97098',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0a97b6f9aaf54770a2081bc46f3454e0','df3fe73772884dfebbef6eeff6307286','9427ad92882d4bdeb346832e9aeebe00',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3579404fb0a14815b470b8c2e842be8d','df3fe73772884dfebbef6eeff6307286','0615594c3ae14b408dfe24b90d1b85c9',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('46b339a7d7ea4cc0955f35654a1f73ba','df3fe73772884dfebbef6eeff6307286','ab2a7ee2dbdd486084cd61419283fc77',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('72421123bb444f629891a86421e3aa38','73fb7c3a93a5478e899ad9bba38beec4','2bdccad030274dbd981f25ed0c7c9761',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4f0743b18ed94cf0bb66a9ac60e86101','73fb7c3a93a5478e899ad9bba38beec4','3303cc12a8964ce08132222a7e192ce3',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ac3a2eabbf5047febbdb799edbe26a9c','73fb7c3a93a5478e899ad9bba38beec4','bd9a324e932b49a58a789a0e855f27d4',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3660fc39f55a4e57bc63747aa71cbf0f','73fb7c3a93a5478e899ad9bba38beec4','267ce9c1166f4a8f91627297fdf3aece',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('7cadab160637494890da07a16c3a6e07','73fb7c3a93a5478e899ad9bba38beec4','cec5aed28b9d4bd6988cf5ba5f695b4e',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('25e67e62688c428897c3ba60f6170e9c','73fb7c3a93a5478e899ad9bba38beec4','fcb9d139e23b4e078035d58bca6838d1',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('dd5d3b9bd4f74de68b4270089b4d3ac7','73fb7c3a93a5478e899ad9bba38beec4','4f4f2f74a7d344c3959ba0b79ec80afb',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('1c4cd545369b4563906dec11c8bbea21','73fb7c3a93a5478e899ad9bba38beec4','39e72e2acabf4d948beace4de4f44028',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('96932effbb524577a080dd12324e04b6','73fb7c3a93a5478e899ad9bba38beec4','92ecd51d031e4c428dc557e294ad6516',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c3d2e249a0b3430f8a2312e869c458e7','73fb7c3a93a5478e899ad9bba38beec4','54271488122544279aa2795069a0b955',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('56b69aeaad2f4073bdeb9011bbd09a1c','73fb7c3a93a5478e899ad9bba38beec4','c43b5096d39e4b1187ab46abf685b1f3',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d56be3c954a345c484e829e9bc39066b','73fb7c3a93a5478e899ad9bba38beec4','4ce68c9319b64dfa9219c7785891a706',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('1b259968f499441abbdfcf8ba129d91b','73fb7c3a93a5478e899ad9bba38beec4','09d1887e5a2342f2a62acd409067f726',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b3519fc472ad45ea9934c37730ac64c5','6bcc4c3d47334f7da55f50f65f2f25cb','56547b4d317548ff84296fe796df4c08',6.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9fbe505baccb44e880ff8b112a183608','6bcc4c3d47334f7da55f50f65f2f25cb','d6dffc21b1c24d569ae3237faa884965',6.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('bdeaa0c1cc1942c99b3146b62f7acf2f','6bcc4c3d47334f7da55f50f65f2f25cb','d4c6700b5f004916bdf8b7f044a1d4d0',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3c79db9d4e214675bd6b774d0e15c9f5','6bcc4c3d47334f7da55f50f65f2f25cb','43ce0b81fee2456b8ee1ce2b4b385492',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('bc6f12c0898142bb954959a9295f9050','6bcc4c3d47334f7da55f50f65f2f25cb','48e003be5bf246a19b95cd28b2764173',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('14dfffd59d9f4090baf9439753a34be0','6bcc4c3d47334f7da55f50f65f2f25cb','3b8bb80d572d42ffaaaa5a3e31dbd1d5',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('079092e4537d4c6395a2888492747f90','6bcc4c3d47334f7da55f50f65f2f25cb','3302a5cad4ae44b3bab2a7803dbe0be0',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('fc5a326352b54adc9c59e4a50a06c335','6bcc4c3d47334f7da55f50f65f2f25cb','1f265d0160e248c1af5f7bd63021c8ad',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6a45a145fcc649509a047c3d1d494ca5','6bcc4c3d47334f7da55f50f65f2f25cb','aa3042f9405e442dbbe30bf988f1559e',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f00a2a15d42946faa9aebe887af51c9c','6bcc4c3d47334f7da55f50f65f2f25cb','58a9b7d5f61d403db86040142b3c1658',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('593dc4eb93cf4e68a1086f02d9657db2','6bcc4c3d47334f7da55f50f65f2f25cb','e0968f2106e040eaa4032ee1e75711fc',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9131507d92f444609a1c1c2646bc0d80','6bcc4c3d47334f7da55f50f65f2f25cb','88df03070b324459ab46afee8898a682',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2f809c68765d45d090bfe8d4bca8b8d9','a94017f9aa66442db20887f74561c0e4','55cc0b0d49554582be54ed03eef42592',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('773cb93d5e784c79988f5ad0fe757f70','a94017f9aa66442db20887f74561c0e4','357245f9173245659dc257bde19dad46',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('dde94e8ae1314ef990e8480f29bfc91d','a94017f9aa66442db20887f74561c0e4','676b94a1ecd2442da246b8560a94891e',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('070cd0e8dd174fb59005155c763f6720','a94017f9aa66442db20887f74561c0e4','570e3fe6b5ed49cc8320446942493187',6.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9f6622e9d6b241e3a27bf978777f4a56','a94017f9aa66442db20887f74561c0e4','e771edcc969a4550bdb9def338428c7a',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c59e82350d284925b24850451406baa6','a94017f9aa66442db20887f74561c0e4','c8614c36b916451982a699a5571cf04d',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('956c7124d274421b9e523800767243a5','a94017f9aa66442db20887f74561c0e4','10ff4de8e6ff43b5b36cddb8beabdee5',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('92596e081cd8432295206eedd53080d7','a94017f9aa66442db20887f74561c0e4','cc898b6a733d452894323934cda9cfae',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('7081aef6a9ed4ad799eb8211272e1601','a94017f9aa66442db20887f74561c0e4','18cb4e11abe04a6189ca574d20979829',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('395df42851724f91a0d4cc6950c736d9','5f96c7b66e9f49248b3584ff1ff6cf93','2fc1ea7da3b04c068d6bbd5da64b62d5',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('af9665b00cbb465f9a2ede5b9688778b','5f96c7b66e9f49248b3584ff1ff6cf93','28b671b88eca445c990f6bbc2b7513d8',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('19e14e1c7d724b888b18570b864364a8','5f96c7b66e9f49248b3584ff1ff6cf93','1450e2ed3da144bcb565e82a79a975ca',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a97832a6eec34591a1812e1194590142','5f96c7b66e9f49248b3584ff1ff6cf93','427585d8e5374893860fbe0cb6870e20',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d31538c953f042f5968d1581af67a6c3','5f96c7b66e9f49248b3584ff1ff6cf93','0d0d82f91b134405b484db42e58000cf',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2dce3b0b81ee4582a737460b7a5829c1','5f96c7b66e9f49248b3584ff1ff6cf93','641d257116d94fc5be85039460fc74e8',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d50d0fb3a436437fbce1b3c3ece7e249','5f96c7b66e9f49248b3584ff1ff6cf93','240c499ba9c643e2bc11379776bfaa9b',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ef57b8f6e3354539a298290e58f35cba','5f96c7b66e9f49248b3584ff1ff6cf93','ebde3e110ec5462da4020912b4f6783a',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b176f15c2bdb4e3eb075b0850b521748','5f96c7b66e9f49248b3584ff1ff6cf93','1ea70756a1d547a4a6b4a0a71cf0589d',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d9aec3c5f4cd49b098e9282f4757ee6e','5f96c7b66e9f49248b3584ff1ff6cf93','e45f2e189b8542b4a7706befd5be1022',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('444b542e3ea2468a96e6a8c3e05d9b49','5f96c7b66e9f49248b3584ff1ff6cf93','93a3653714f3478d88040c13180aa66a',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a58db4e449a3421ca9cc71a29589eff6','5f96c7b66e9f49248b3584ff1ff6cf93','da77a75f378740369983fc5a94a2e84d',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('045abe0c9f93432a9175198fef88a6fd','5f96c7b66e9f49248b3584ff1ff6cf93','d85d37fe4d5846cea64f0edbbf64c7dd',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('79fffcdaee654a5ba8411ab0ba8c70b4','5f96c7b66e9f49248b3584ff1ff6cf93','2c0eb235e6ef4cd1a7286f94d370bdf9',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4151c48bdc47455ead2f9d86189ab90d','31fa817742674803ae3fa2e526c47308','23c0b46981004b5ea1366a11e4eb24a4',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2b2209a9486f43d99980da38d8cc46b1','31fa817742674803ae3fa2e526c47308','5707f76cef134c9790587f4525390215',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('93e315fd226f4d309b10c7898f5c1488','31fa817742674803ae3fa2e526c47308','7d58bb0206e840478b5560b631cef544',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('69aff564748f42479da6cb0bbceeb65e','31fa817742674803ae3fa2e526c47308','8606ebc492db4dc993f60dff788afa15',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3b47d0ccee7340adaa080f1a6213c727','31fa817742674803ae3fa2e526c47308','77698480a0fd491ba3a838090cf04051',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d427a7e3d7c94bca8feb23f7d3d9bd05','31fa817742674803ae3fa2e526c47308','421f4828902a44caa2a855589028ad86',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('17db48e4ba154c239495d728ce68a5d4','31fa817742674803ae3fa2e526c47308','eb8313a85b534d428d6e758b14b92ea4',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('970e912d82b344b0b6d4af46d1e16baa','fd0ca4fc6a584894bf8e4ca5eb6809b3','3652e00740024669b7a2b187758eff25',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('39af421327484cf9932f3c68441bad98','fd0ca4fc6a584894bf8e4ca5eb6809b3','1a4a17e177184b11ad130744b253a635',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c7fbc91049434a01bce4046834208249','fd0ca4fc6a584894bf8e4ca5eb6809b3','667664cebcea40e08497449db20fe04d',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e2dc6a77ddbb4afc957d620e105699e2','fd0ca4fc6a584894bf8e4ca5eb6809b3','1acd382443ab4db88e45aea58fdd2315',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('05eae756111a40c6b6be813738d0b720','fd0ca4fc6a584894bf8e4ca5eb6809b3','41f3ca1d02af47f58ef2de43231e58b0',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c1921dc9214c4ccd81a616c67ddf6984','fd0ca4fc6a584894bf8e4ca5eb6809b3','c64775d5a91c42198649a7606c50ccc2',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('cc777ea8dffa43899f417dee5aa8537f','fd0ca4fc6a584894bf8e4ca5eb6809b3','cd51ace548ee4e6694bdaefdd3a11030',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('61ee7c76f35a4767acd8efb1dde06374','fd0ca4fc6a584894bf8e4ca5eb6809b3','95999d257b4b47fe956133371177fc2c',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c614d73ce05d4ab395414aa0a604f9cc','fd0ca4fc6a584894bf8e4ca5eb6809b3','3b3ec678559a4f6d83f75e7356a62bec',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a4d4ee9b9de74046a2c86a4976ebbb2e','fd0ca4fc6a584894bf8e4ca5eb6809b3','3cf2d95c851a4e66bd6236050c1aa8dd',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c394fc59f63d44de81ee38589bbe90a0','fd0ca4fc6a584894bf8e4ca5eb6809b3','049167c9b5194f8e85f87f5c71347c31',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d2a6e532fce0495ab23fb553eb3b42b4','fd0ca4fc6a584894bf8e4ca5eb6809b3','5195dfb061f3455291576498ada375ee',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d99dd5d76ad1421e92e8f6afa2b2af7e','fde010e212e844cda752692af5cca378','ae1c384556764476913e7095fff70694',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a49ef48855374063896b6016aff747dd','fde010e212e844cda752692af5cca378','deb5b9e5d83843ceb4448cb3be767191',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ebcf5a62988a40e8b910e6db1e1aec5e','fde010e212e844cda752692af5cca378','63ba4dc3ca904b30914eb0dab17b08ae',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a97d97a61368494897499ff6e9ac2e08','fde010e212e844cda752692af5cca378','77dd230745934102b9ae8048d1b4a4fe',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('bd9c4b4c789a4b57a4d5412d60be768b','fde010e212e844cda752692af5cca378','dbd15194678b49248775d63a4881f400',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ebaf263cf2a64c7f8c6df1bf9af149ca','fde010e212e844cda752692af5cca378','74a44022e7b14c598f1b0e9c061614d6',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2b56cdb2f7e9481d9b8df614d7d5a664','fde010e212e844cda752692af5cca378','ce8af4d821bf4a309c7db21ecfa243f7',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c5e93d79690048c1b215d0af7922e937','fde010e212e844cda752692af5cca378','4c3e4ef6545d4d168cf2d732d19078b1',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b3b29a3737e24bfd831c912fc1d08108','fde010e212e844cda752692af5cca378','cceeba877d3c4062a7d20e849b581530',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('15e658812bae4e568fa65a066a07a3b5','fde010e212e844cda752692af5cca378','531bbb0e9be84d6c81c5592b71d6ec10',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a20a4c69c94a404bb48d738b196e9e26','fde010e212e844cda752692af5cca378','ceb885eb6a024ac1a7bcb21ae8497caa',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('29f9b835b3ed45838a169a170475d72c','fde010e212e844cda752692af5cca378','2dabbbf4d9f445ff8c786b1e06d341c5',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3fb6e8aacd6a4e6a8851828158d27bc2','d71a4448cf1b475ba375232cd544efce','94334bb0103b4901b37faf64c6839f4a',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d4e1f2ddae164679a566296880792f8a','d71a4448cf1b475ba375232cd544efce','e95361bfee624c9aa11acf9ea2d9281b',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9b016a33172840d3816bde7f67e3055c','d71a4448cf1b475ba375232cd544efce','c019fdfa510040c189aadaa6e440aa7c',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('139dfab382ea4e3a90e68f8ca77ff11f','d71a4448cf1b475ba375232cd544efce','c6eb245e4b7b427aa20e222447d35352',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('63694ce2095949978e18adf19e1a824f','d71a4448cf1b475ba375232cd544efce','860e7019579d41fbb3d0c8bfe2fb8f04',2.75,NULL,NULL,0);
INSERT INTO "grade" VALUES('ccc92754ed834f1693e553e407197bf1','d71a4448cf1b475ba375232cd544efce','cf186b9154664cccbdbcc5f769d144d1',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6507943e82c0477eb0fd1659e352ac87','d71a4448cf1b475ba375232cd544efce','4deaa29bdebe47588431e88c4427635e',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('589c996b19084cc59070edb76943216a','d71a4448cf1b475ba375232cd544efce','5503513e88c24eab8a96892771942669',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('36dfdf93c8d949fbb4c06eabd57c725d','d71a4448cf1b475ba375232cd544efce','ee08db6155d8417fabaf920966be149c',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c0fef09acd63497e994decd0a83baf04','d71a4448cf1b475ba375232cd544efce','c176eadbe5174c41bdf156226751d1a4',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('cbc6b166d5ad4c8186bc1e2a7e9d98fd','d71a4448cf1b475ba375232cd544efce','03a7590ab25c49a3adbc59fe47c2e637',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('237f91cbcc284e3d9db02d929f141ca2','44d548ce8eee4c3ca304fc2b8c363beb','5d96425e006740b283ee79d13e85bc2a',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('aede20d5c36b47d0bae54cb4a986778f','44d548ce8eee4c3ca304fc2b8c363beb','68bf0da370eb4aee87e53dfc22f06297',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a4f8b342072c411bbf4c89fc7c926c46','44d548ce8eee4c3ca304fc2b8c363beb','cf05359c914e4592ab0e9678f80a887d',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f1ebce9ba07e4c259345a19c54cf8fd3','44d548ce8eee4c3ca304fc2b8c363beb','0d5e0895d7514fe6983fc86afad2873a',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('67c3203deb434541bb4e05247b11568f','44d548ce8eee4c3ca304fc2b8c363beb','9ff67b314a154941a369bae7fef89ac9',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('08bee994081444b9b7fb38722edee8e6','44d548ce8eee4c3ca304fc2b8c363beb','00c99f276e4d442fb306f416b09b8163',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('392047e838c8497cb60a638470d1c6d3','44d548ce8eee4c3ca304fc2b8c363beb','3ab2107c9d02444cb5e5f25ddefa3514',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d7c92d5e8a5c48749fc3cfc8d8470ea1','44d548ce8eee4c3ca304fc2b8c363beb','7c2951b4f17741819d4fbe486769d877',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c2ae4936a5614b89a131913fb7309855','44d548ce8eee4c3ca304fc2b8c363beb','9993bdd77e63404bb1903287d756df58',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0165035067db4350b36889013bc3411c','44d548ce8eee4c3ca304fc2b8c363beb','edeeefbd673c41e6bb9540e06cd88823',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('78f630953df2481ba4e115ddd843bb44','44d548ce8eee4c3ca304fc2b8c363beb','2d11b4994f5a41c78fa0ab3567b113de',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('37599b77ce1b4150915417a8ee61157c','44d548ce8eee4c3ca304fc2b8c363beb','52068f99d493427e9cd3c1302ad735da',0.75,NULL,NULL,0);
INSERT INTO "grade" VALUES('b040a3a18a904bbb872d2b328295ec28','44d548ce8eee4c3ca304fc2b8c363beb','7303ca039f7642908104908f1f32140f',0.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('625862f8b71240ceb3c53c5a82e02823','44d548ce8eee4c3ca304fc2b8c363beb','63d45aa3de2b40829342365328beae8e',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('958ef526841a4762a0d5e8218327f24c','d3a9fcd6e4f94a2abd31df968684f88a','b973d795e34d47ba9805ab338ba5971d',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('552a19c692714ec5977bc9c930a0292e','d3a9fcd6e4f94a2abd31df968684f88a','0a53381b267749f7be90db0bce796b42',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('74c9118fd7ee43d7ad911405e567e67c','d3a9fcd6e4f94a2abd31df968684f88a','d2eaa2c762ef4b3fa044eeef025e816b',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('65cab758443f4081977352bbead026a4','d3a9fcd6e4f94a2abd31df968684f88a','5f612d9407374a768f8af92d5d73b293',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('bb70815ac58d476fbbdd4130be7c18ea','d3a9fcd6e4f94a2abd31df968684f88a','97ac762e842f4dad95bb62a1cf77fa97',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8df54a24e6e449f4aed44b11144844d2','d3a9fcd6e4f94a2abd31df968684f88a','d7fa528cd55f434cab5ea9c3f9d9c6eb',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3129c945be8145d9816488c7ba3b8d14','d3a9fcd6e4f94a2abd31df968684f88a','8a00a690662646ae97a6f416cecdd0cf',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('274ae2b320c1485bb819468f30cecf39','d3a9fcd6e4f94a2abd31df968684f88a','1c723c20b6994df2a9b4cbf6f1843d7e',2.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('a2501f76f80a4fd29d8756b2a63d256f','d3a9fcd6e4f94a2abd31df968684f88a','316bef008dc74e489e293bd91ae3b638',1.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('afaf53b4f1764eb2afffe6e57c82fa18','d3a9fcd6e4f94a2abd31df968684f88a','8e106701a478456a92a068f73613b453',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e82a4d22746b456a840c8da35bc4c858','d3a9fcd6e4f94a2abd31df968684f88a','e0985dd30a814be6a4f1b0a6670645a8',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0c4b6a95c05b42648ca36ecb40b7dbc2','d3a9fcd6e4f94a2abd31df968684f88a','085d7943eb6347ef9540654de644d4f4',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5a01940153f24d68b164775dfddadf24','d3a9fcd6e4f94a2abd31df968684f88a','e15b02b935334bc59abd752ea30047d0',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5bc700fd3e7a48ac98fdda4de2d42608','d3a9fcd6e4f94a2abd31df968684f88a','a54b260fb1d44b0391f2ad426965ff94',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('37b84200220748f5a2ab5123047286ac','d3a9fcd6e4f94a2abd31df968684f88a','56a0da9e350a4abca95d5d5a1da8f429',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a8745175c158469c8f4390d047e1918a','63abc63914834831b13de798bb5cac48','99b87f5c0aa14e6f9b04eaa423f33d55',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('341b580f00ea4f3da1ced5d3e39fbc2d','63abc63914834831b13de798bb5cac48','d6659f3a9708439e976f1bd98f43392b',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('570d9d3cd7134e6d8204f255d0f66734','63abc63914834831b13de798bb5cac48','6f0667649d674b498dbdc97fb9fddad9',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('759cc90aac7d4d4088d78014f90117c9','63abc63914834831b13de798bb5cac48','653dab24732d4cfea681dd8c740214c3',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('292b6d89f3f04037b09aea3f232fd99b','63abc63914834831b13de798bb5cac48','c330ad4f9dcc4998bc6b05350399a6c0',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ddea8d86bea9413a9f8339e3e2ced135','63abc63914834831b13de798bb5cac48','e1cb6691a0304c1d86294f4da2cb0fef',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d1b9bef3ad454004b5d7c86a8237f1b1','63abc63914834831b13de798bb5cac48','85aa157bb4094558919b756bf631dae1',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c10314f981514349bb1a391a93244a65','63abc63914834831b13de798bb5cac48','4cab56c39c514c71a071986835f295fa',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('68109efb62b04078a77b75fd164a5c3a','63abc63914834831b13de798bb5cac48','66e0a0aaac3d44788b3d15c68dcdfa95',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a991465275374dba8a99298b647edd5e','63abc63914834831b13de798bb5cac48','0cdff20ec1e74ade858e8dfb98468947',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6156d6904c9e41b89532c5dad3729728','63abc63914834831b13de798bb5cac48','3f544f83911d49fc92162634754151b0',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('dc203f7b34294654ad889a141bb15305','63abc63914834831b13de798bb5cac48','8e83e494438f4430a4851962ecf75dbc',1.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('9dab2017670d4b4f9ab11c748ea4a186','63abc63914834831b13de798bb5cac48','1ef8021cbce94f078ebb7bc5a9988bcc',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8cdcc2ce4bdf457989b058677de0cadb','c08c45efce3746b3a6aafd1b841e8c4e','b0a095849ed84fa89e55f521a9fc795d',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5ae33a0e6b254adbb2bb3e4265a0596c','c08c45efce3746b3a6aafd1b841e8c4e','e07d5b150390406a9f116459befa60af',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('20cfce4ebde247a48029eb0b1fa62862','c08c45efce3746b3a6aafd1b841e8c4e','1926da1ba161460086983739a1550300',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('aa5046781828415d8e253002583194d4','c08c45efce3746b3a6aafd1b841e8c4e','8a68c17bc11e45c392a55f24d592d2ca',1.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('44cf672e37b2485d97f78ef2d10e12bc','c08c45efce3746b3a6aafd1b841e8c4e','94b9c44097914d6bb656389d08cf9fa6',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('7d515f5e9855426aaec6b631b9c48dc8','c08c45efce3746b3a6aafd1b841e8c4e','19c87c0747954f7993f5481769707573',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('68dab234f24840b6a38a124309b521fc','c08c45efce3746b3a6aafd1b841e8c4e','dce4708a1f204b2eae40d5cc1bb9967b',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5f5a2540bb79478f8399923ff869a19a','c08c45efce3746b3a6aafd1b841e8c4e','3b3a0aed3d3647798dfd001027ce5dba',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('48e178c2b2864b86b576227f17d368bd','c08c45efce3746b3a6aafd1b841e8c4e','e9f1c34d9ad04d70ab0b5d4a7baaa17c',0.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('65fdb2b9769e4627950cd5de312ad634','c08c45efce3746b3a6aafd1b841e8c4e','0d14800134404f39a66f6fa04289e5b6',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5d87f7dc41274e5b8387a5417ed55be6','c08c45efce3746b3a6aafd1b841e8c4e','d9d7b48a7cef436f87ab36ae85a53a49',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ea4e5a2c1fef4dd6ad8f302ed30cf4ed','c08c45efce3746b3a6aafd1b841e8c4e','214c4d293a7f48899f29a50e133d9e6f',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4a36a5199af640ff932658447a6cb906','c08c45efce3746b3a6aafd1b841e8c4e','a8ca0941ef284051b0ea0c7c64d13773',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3327b039dc4f4b599e11a44fc0f7d986','c08c45efce3746b3a6aafd1b841e8c4e','3a70f6053f0a42d290fcdf7c754efc5d',1.25,NULL,NULL,0);
INSERT INTO "grade" VALUES('9afb681df870455cb8fc7db89222abd0','c08c45efce3746b3a6aafd1b841e8c4e','1e51f22aff894bcf83e3187bdfaec0ab',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('42571472561b4b47b0ecb60b101ad1f3','c08c45efce3746b3a6aafd1b841e8c4e','ac2f5716df534ccbaf1ad17127ca4492',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e609c17f13644b28b99479d365ef945c','562520066ff74af09b9a304369b290f1','162cfb5ee5924880876f43b1fd64bfa1',0.75,NULL,NULL,0);
INSERT INTO "grade" VALUES('a99ce4cdfc9f48b0aa72895f890cc685','562520066ff74af09b9a304369b290f1','ccde7b53f5114f71b4d9380be321095e',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9d91e4c07bd84802aa4a4a8b057de4a3','562520066ff74af09b9a304369b290f1','cd62fd36d5f2437e95dc506c99d8adaf',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6dcd732af4d24476af167c5d387f8996','562520066ff74af09b9a304369b290f1','c6d8de01758243ae9b812e5f2f7bfb94',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('cc35644f98e841d2896fd5196c1f2da6','562520066ff74af09b9a304369b290f1','400a06e95ab8431bba60689a05dde624',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('7ca0d4f36fb64b0fbc2960d663961970','562520066ff74af09b9a304369b290f1','0984447f2c5f4d55a777592e6f599e20',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('1138b1e2488d4d7aa312810215328479','562520066ff74af09b9a304369b290f1','da09fb602d274d7686e0c466b68c76f8',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('7085dbbc735544539da17e1ad99e10e7','562520066ff74af09b9a304369b290f1','b686db4abfdc4072ae23d73a2913689e',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('75bcb90f48d948a1a8e32274b7e0d571','562520066ff74af09b9a304369b290f1','c57a5c70ecdc47dcb4537473e8f6fee3',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f5e617cea1e242d7b247bba6ce56ffbe','562520066ff74af09b9a304369b290f1','4cfbe8d132e04da3bb655d51dde97098',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8d406839532b437f97017fd0fda34376','562520066ff74af09b9a304369b290f1','9427ad92882d4bdeb346832e9aeebe00',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2b9b12ad40bb45f28b6585303c411398','562520066ff74af09b9a304369b290f1','0615594c3ae14b408dfe24b90d1b85c9',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('02114533d9d14b499391e92479cbdc6c','562520066ff74af09b9a304369b290f1','ab2a7ee2dbdd486084cd61419283fc77',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('481aff3082d64502ba4619f20a8f4a80','3a77d7c32aa94516a6c44ed2b5c2fec9','6c394ce765b841b0a559f2d53b520373',1.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('a9ef362691d448fab6cdf678c446e1fc','3a77d7c32aa94516a6c44ed2b5c2fec9','2542cff6071041c5802e3a7aa1515f1e',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d3b8cf1d464843a68c559f3ebe04ecb8','3a77d7c32aa94516a6c44ed2b5c2fec9','cec1871ab5c8406089c735079d592a7b',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('aef31182bc42440cb81a840c91368e6b','3a77d7c32aa94516a6c44ed2b5c2fec9','0b652dbda7e34bc58ef9e157e439d480',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ffb384a3234c4f1890645d72020da7e7','3a77d7c32aa94516a6c44ed2b5c2fec9','7c7718ce4c4e4314b43bcd00913edb04',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('24b76d47aba6411180bb628fdad39cfe','3a77d7c32aa94516a6c44ed2b5c2fec9','ac791bae9cfc408b9ce4355961d944f6',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('72ce487849754699a77b4418ba1c28c1','3a77d7c32aa94516a6c44ed2b5c2fec9','16daf6a659454764b07fa381cd849403',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4cafb15e7f0c42da99d8bfd370cf5745','3a77d7c32aa94516a6c44ed2b5c2fec9','394fadcd5d1e41f3b532b6d7aa757aa5',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('21c415791f204c08be566ac00362bf93','3a77d7c32aa94516a6c44ed2b5c2fec9','cb7033b70b574ca694ed072c9e781e1a',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ce28d9c30c9d43079dc55c552c587b17','3a77d7c32aa94516a6c44ed2b5c2fec9','7608c47aa8ad47e39bb0ecd619e3bfe6',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('328ec7da09bb4cd2a9241cb83fab8471','3a77d7c32aa94516a6c44ed2b5c2fec9','4a082de74f6d4f01b0dc2737db807618',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('13bb05c5322044a8b610cb2461020a09','3a77d7c32aa94516a6c44ed2b5c2fec9','00c08143c5a448c6995f908dbd9695c9',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('fa3c27b849c94f69b6c3f9d08061c530','3a77d7c32aa94516a6c44ed2b5c2fec9','9a4c2227abac42b49b9098ea116cd881',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8b4aa71d9b73494e83ffeb8188c9a3a5','3a77d7c32aa94516a6c44ed2b5c2fec9','7ecbcd45335b46779f1b925e6f66be87',0.25,NULL,NULL,0);
INSERT INTO "grade" VALUES('bc0041679da1438fb52bb050c96f1cb3','3a77d7c32aa94516a6c44ed2b5c2fec9','8ed739d7d24f4919bd1d339e34536a9b',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9953ed59f7dd49a6a499320502cf1dd3','15152e75e7c146a8bc653fdbe7f89277','2bdccad030274dbd981f25ed0c7c9761',1.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('d263ecbebcbb42fd86204931143688d7','15152e75e7c146a8bc653fdbe7f89277','3303cc12a8964ce08132222a7e192ce3',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('dfa72399922945caafa18e7c45f7ea98','15152e75e7c146a8bc653fdbe7f89277','bd9a324e932b49a58a789a0e855f27d4',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5f94d967249944fe9056acbb7a4e863f','15152e75e7c146a8bc653fdbe7f89277','267ce9c1166f4a8f91627297fdf3aece',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('83f18b769d744cebb5f11fc81a6157a9','15152e75e7c146a8bc653fdbe7f89277','cec5aed28b9d4bd6988cf5ba5f695b4e',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a2d9b7068d9a4040b570d3ee36261b47','15152e75e7c146a8bc653fdbe7f89277','fcb9d139e23b4e078035d58bca6838d1',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ddc54167cdad42c2a0039df02f957322','15152e75e7c146a8bc653fdbe7f89277','4f4f2f74a7d344c3959ba0b79ec80afb',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d6624feae34f4c2fad42d8eb9279a4fd','15152e75e7c146a8bc653fdbe7f89277','39e72e2acabf4d948beace4de4f44028',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('49cf808d25e74238a4742ec74af05b76','15152e75e7c146a8bc653fdbe7f89277','92ecd51d031e4c428dc557e294ad6516',0.25,NULL,NULL,0);
INSERT INTO "grade" VALUES('0f3b07e39d7a474cbcb28b77f5d2e1e6','15152e75e7c146a8bc653fdbe7f89277','54271488122544279aa2795069a0b955',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b5ca0a8736b142cc955bcf6830bea742','15152e75e7c146a8bc653fdbe7f89277','c43b5096d39e4b1187ab46abf685b1f3',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a4bd1afab2ef4d5ca1b13f252c650537','15152e75e7c146a8bc653fdbe7f89277','4ce68c9319b64dfa9219c7785891a706',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8e8031e04c17470a83293bd7c422f20e','15152e75e7c146a8bc653fdbe7f89277','09d1887e5a2342f2a62acd409067f726',0.75,NULL,NULL,0);
INSERT INTO "grade" VALUES('664ef10799a644169e66ddc3a775cc44','60bb1747aebb4b34b28b9a83e1986337','56547b4d317548ff84296fe796df4c08',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('656ab5b4255743d9b0795b5a659185b7','60bb1747aebb4b34b28b9a83e1986337','d6dffc21b1c24d569ae3237faa884965',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4ef230bf323048afbce372c73866bdcd','60bb1747aebb4b34b28b9a83e1986337','d4c6700b5f004916bdf8b7f044a1d4d0',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6de25fe10f6947fa838bcbceca5e1f3c','60bb1747aebb4b34b28b9a83e1986337','43ce0b81fee2456b8ee1ce2b4b385492',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('1a5f74d477834c208d3fc6e0ca54448b','60bb1747aebb4b34b28b9a83e1986337','48e003be5bf246a19b95cd28b2764173',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0bd357e1d6bf482897986708bb3dffe1','60bb1747aebb4b34b28b9a83e1986337','3b8bb80d572d42ffaaaa5a3e31dbd1d5',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('35c44ff79ea94fe189f35d6ba37df6b9','60bb1747aebb4b34b28b9a83e1986337','3302a5cad4ae44b3bab2a7803dbe0be0',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('16ea9d5d398749a098d0b8c8304ec17f','60bb1747aebb4b34b28b9a83e1986337','1f265d0160e248c1af5f7bd63021c8ad',1.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('a2ab116ff0d64eb086299940a6a48f65','60bb1747aebb4b34b28b9a83e1986337','aa3042f9405e442dbbe30bf988f1559e',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c596bb33047e47a0a709813f8955f852','60bb1747aebb4b34b28b9a83e1986337','58a9b7d5f61d403db86040142b3c1658',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0f29ad2be8f6477b93c8aca1d8ffd19e','60bb1747aebb4b34b28b9a83e1986337','e0968f2106e040eaa4032ee1e75711fc',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f152197665d64b7f8f9afd63236e747e','60bb1747aebb4b34b28b9a83e1986337','88df03070b324459ab46afee8898a682',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('feebb04664a345b5a973639e22c9b262','0bde3249cd0643c99149fe6377f141cd','41175ae3822f4f7aac63086ae06ecd8a',2.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('dd5eae5ca6c141ca9cc300784466d8e8','0bde3249cd0643c99149fe6377f141cd','5f32403e1c6248f0a72c763d87a60c7c',1.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('dc0d10e686ce4c798cacbf66db5bd443','0bde3249cd0643c99149fe6377f141cd','d1da4bba1ed94ae6a5f44940f5114a9a',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9c2b9ad1b604484c9f198e4a4768e189','0bde3249cd0643c99149fe6377f141cd','d0b2ce172fb44b36ab79098cf715eeb2',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f1229a5f83ab4436a2a40ba2225ea844','0bde3249cd0643c99149fe6377f141cd','8f18c17af0dd4920a8922d000c9aaa56',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('11e4a4debcd4423aadc54265f82e4074','0bde3249cd0643c99149fe6377f141cd','ee5e256e459e4dc990c31d6007f1a41e',2.25,NULL,NULL,0);
INSERT INTO "grade" VALUES('fd81efa4fb33408e9658ffbeedd2fd19','0bde3249cd0643c99149fe6377f141cd','fa17e092929c4ac4bf28b0fba8cb2f6e',1.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('5fd65f49d3294b13ac234f140f4c96d1','0bde3249cd0643c99149fe6377f141cd','3c669aa550bb41c7b01cccc7bb87c961',0.75,NULL,NULL,0);
INSERT INTO "grade" VALUES('1ae3be4f38154ed28afe17f878ec4ac4','0bde3249cd0643c99149fe6377f141cd','eff10c1d0e274b0f84551cbec09e0615',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('aff41ec62b2b45b98bb0155e7342d96b','0bde3249cd0643c99149fe6377f141cd','cb650ac53bc34d428593a316087bc43f',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('25128961880b4a4cbcec2c1d9a044f6a','0bde3249cd0643c99149fe6377f141cd','a15e67ce1caf403493d9ba8ed3cbdcdc',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('7b1922568c44405e8ccde8ad4a88549d','7ec7a123063a49e2966d8cf0bad7373d','55cc0b0d49554582be54ed03eef42592',2.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('040c4d58954a4019a093e30f1e1eedd9','7ec7a123063a49e2966d8cf0bad7373d','357245f9173245659dc257bde19dad46',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5880b5169b9f46b8b271789606499c09','7ec7a123063a49e2966d8cf0bad7373d','676b94a1ecd2442da246b8560a94891e',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f3e50e262e0745788e4bb53cf3dacf72','7ec7a123063a49e2966d8cf0bad7373d','570e3fe6b5ed49cc8320446942493187',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('92738995ca894d118646356bc28611fd','7ec7a123063a49e2966d8cf0bad7373d','e771edcc969a4550bdb9def338428c7a',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('73198250d71a48e39ecf51f5ab32b766','7ec7a123063a49e2966d8cf0bad7373d','c8614c36b916451982a699a5571cf04d',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8545671fb7ab47b692d570a998d8d5e2','7ec7a123063a49e2966d8cf0bad7373d','10ff4de8e6ff43b5b36cddb8beabdee5',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('803c51a1ea8f4d1f91c17a71520d9629','7ec7a123063a49e2966d8cf0bad7373d','cc898b6a733d452894323934cda9cfae',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5b9cf89fa85b4692b24c863bb6513595','7ec7a123063a49e2966d8cf0bad7373d','18cb4e11abe04a6189ca574d20979829',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f89d41231718490a80f62b31c5b0bb0d','f7c188ec70ad4c349e31f6379a1b62f8','2fc1ea7da3b04c068d6bbd5da64b62d5',0.0,2.0,NULL,0);
INSERT INTO "grade" VALUES('8301072ef68846c69161524e314f38d8','f7c188ec70ad4c349e31f6379a1b62f8','28b671b88eca445c990f6bbc2b7513d8',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4499bad712364d47910a39092c29feb0','f7c188ec70ad4c349e31f6379a1b62f8','1450e2ed3da144bcb565e82a79a975ca',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('35640c72bae842c884d1a82e64486f70','f7c188ec70ad4c349e31f6379a1b62f8','427585d8e5374893860fbe0cb6870e20',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('53bdfba815324a148642891b80e1397c','f7c188ec70ad4c349e31f6379a1b62f8','0d0d82f91b134405b484db42e58000cf',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('02160910abe540ec9fe159cdca54e759','f7c188ec70ad4c349e31f6379a1b62f8','641d257116d94fc5be85039460fc74e8',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2764269529f248648650232095017a24','f7c188ec70ad4c349e31f6379a1b62f8','240c499ba9c643e2bc11379776bfaa9b',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2728806cd70b4671a0b6d54703fed939','f7c188ec70ad4c349e31f6379a1b62f8','ebde3e110ec5462da4020912b4f6783a',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3775bba92fe548228ad874e82faf32d4','f7c188ec70ad4c349e31f6379a1b62f8','1ea70756a1d547a4a6b4a0a71cf0589d',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c07b109a9baf4167a069d95f92bb7f1f','f7c188ec70ad4c349e31f6379a1b62f8','e45f2e189b8542b4a7706befd5be1022',0.5,NULL,NULL,0);
INSERT INTO "grade" VALUES('538c2dc72df149b798f5e3810a6acd24','f7c188ec70ad4c349e31f6379a1b62f8','93a3653714f3478d88040c13180aa66a',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('830b988c69924a40939a7e42e8e94603','f7c188ec70ad4c349e31f6379a1b62f8','da77a75f378740369983fc5a94a2e84d',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ba72a8e8b0cc48a09747c10cdeecbce8','f7c188ec70ad4c349e31f6379a1b62f8','d85d37fe4d5846cea64f0edbbf64c7dd',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c134e4572d244d9b84533b66c3d0df99','f7c188ec70ad4c349e31f6379a1b62f8','2c0eb235e6ef4cd1a7286f94d370bdf9',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('81975cbb303a47db8ec29ad8023df4a2','e5db55724aeb4ac695637e42845dda87','23c0b46981004b5ea1366a11e4eb24a4',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f8e5d3fe9826488f97107262a5b3e5fe','e5db55724aeb4ac695637e42845dda87','5707f76cef134c9790587f4525390215',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e3621fc63bd4461299eba97d3e954ee8','e5db55724aeb4ac695637e42845dda87','7d58bb0206e840478b5560b631cef544',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5633c34e1715458783568c9a2eaff555','e5db55724aeb4ac695637e42845dda87','8606ebc492db4dc993f60dff788afa15',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ed9ac510d30b448aa64b57ce2b919302','e5db55724aeb4ac695637e42845dda87','77698480a0fd491ba3a838090cf04051',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('97c2ab1deb914a1aa4e5a7e79526d2fc','e5db55724aeb4ac695637e42845dda87','421f4828902a44caa2a855589028ad86',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b60d4fbc13164fde98baf495154ba146','e5db55724aeb4ac695637e42845dda87','eb8313a85b534d428d6e758b14b92ea4',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c693135aa5c846fa8a3a265e88439f8a','370b8e589300420cb09014c711ed2276','3652e00740024669b7a2b187758eff25',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('cf57e7701e12420c83908adf7cf8ff3f','370b8e589300420cb09014c711ed2276','1a4a17e177184b11ad130744b253a635',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3eb8a77a743c4617b3130c573342a08a','370b8e589300420cb09014c711ed2276','667664cebcea40e08497449db20fe04d',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('be6bf279df2e4b93a53c04e0939bbbf5','370b8e589300420cb09014c711ed2276','1acd382443ab4db88e45aea58fdd2315',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('31ebea373f254a1bb454d73037b644e9','370b8e589300420cb09014c711ed2276','41f3ca1d02af47f58ef2de43231e58b0',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('fe8b79722c11426c8cd4cf06adfdc3e4','370b8e589300420cb09014c711ed2276','c64775d5a91c42198649a7606c50ccc2',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('286ade3a3c0e41e8941393fe356fbfc5','370b8e589300420cb09014c711ed2276','cd51ace548ee4e6694bdaefdd3a11030',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('bc78f9bcab654a729d8bc25277bb1ab4','370b8e589300420cb09014c711ed2276','95999d257b4b47fe956133371177fc2c',1.25,NULL,NULL,0);
INSERT INTO "grade" VALUES('75ced87e4e984ff08ad0e8008909625a','370b8e589300420cb09014c711ed2276','3b3ec678559a4f6d83f75e7356a62bec',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('cac57b0a25a94fbc9d9e635f5b4ce327','370b8e589300420cb09014c711ed2276','3cf2d95c851a4e66bd6236050c1aa8dd',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4028539cfe0044e7aae49aaa2ea6d7bf','370b8e589300420cb09014c711ed2276','049167c9b5194f8e85f87f5c71347c31',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4bdb0bcf9efa4314a5a074814273de5a','370b8e589300420cb09014c711ed2276','5195dfb061f3455291576498ada375ee',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('efb207cfcaa841ba98fb539b13ba7715','048a07c42e084509a5d273d0f1e0d225','ae1c384556764476913e7095fff70694',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9757197d4de54170a15ab7c2d7d2b534','048a07c42e084509a5d273d0f1e0d225','deb5b9e5d83843ceb4448cb3be767191',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ccfba69ea2964b7182efaa5d8cda6308','048a07c42e084509a5d273d0f1e0d225','63ba4dc3ca904b30914eb0dab17b08ae',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a53b304ebabc4a6b973dd58bd78c5c69','048a07c42e084509a5d273d0f1e0d225','77dd230745934102b9ae8048d1b4a4fe',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6f655b387e8848b18afc612d9ca19890','048a07c42e084509a5d273d0f1e0d225','dbd15194678b49248775d63a4881f400',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('930c68aabbd34955bdfb3572bb2f5948','048a07c42e084509a5d273d0f1e0d225','74a44022e7b14c598f1b0e9c061614d6',1.75,NULL,NULL,0);
INSERT INTO "grade" VALUES('e4889d7ca6e7493181b0043dc0af956a','048a07c42e084509a5d273d0f1e0d225','ce8af4d821bf4a309c7db21ecfa243f7',1.25,NULL,NULL,0);
INSERT INTO "grade" VALUES('79b6d3d83a854175b56a820f2c649a33','048a07c42e084509a5d273d0f1e0d225','4c3e4ef6545d4d168cf2d732d19078b1',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b1cebeff18ff49148e454a72e5e5ffbb','048a07c42e084509a5d273d0f1e0d225','cceeba877d3c4062a7d20e849b581530',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b94192a251194ddb99fc1f04c9ae326d','048a07c42e084509a5d273d0f1e0d225','531bbb0e9be84d6c81c5592b71d6ec10',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('dc2fd37ff5bd4a629f55f27a2b003687','048a07c42e084509a5d273d0f1e0d225','ceb885eb6a024ac1a7bcb21ae8497caa',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('7a6060a8d4fb463092296f326e448971','048a07c42e084509a5d273d0f1e0d225','2dabbbf4d9f445ff8c786b1e06d341c5',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6c0a552c9b7a43bd900a2b50d3582dfd','b8a8d4090d644d61a3769512db812ade','ad785312739c4ae2bda93f182bc246f3',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2d3145273eb843b5b2ae050e17c7e855','b8a8d4090d644d61a3769512db812ade','23bae9a976c64f55a9b932bc23500fca',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('50e1fdda86c3404797589cc633f33b00','b8a8d4090d644d61a3769512db812ade','a13429cefb734a968a5dd63668c316e6',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9c0130a7ac0d470f853842f54ae3696c','b8a8d4090d644d61a3769512db812ade','07afe1c51f3740f49132a7635a344fd7',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f246f186355f48d78d58c31f69755086','b8a8d4090d644d61a3769512db812ade','2516de06b41f4cada36a7265ee516865',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('98dd12dfbf6c4df4935bcb4849cff23d','b8a8d4090d644d61a3769512db812ade','aa3e06f9535143429b7cb8edb2396f88',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('85e9ec369abb4c149cf9cd2fd91ceddb','149f39720502429d81ebb5613fae217e','94334bb0103b4901b37faf64c6839f4a',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6109e517af074b76b2b762c63ae8446f','149f39720502429d81ebb5613fae217e','e95361bfee624c9aa11acf9ea2d9281b',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e7a3bbc71b074fe5be3a2fc50b81f595','149f39720502429d81ebb5613fae217e','c019fdfa510040c189aadaa6e440aa7c',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2512e9a3cd9f453ab7d132f8b63fcda0','149f39720502429d81ebb5613fae217e','c6eb245e4b7b427aa20e222447d35352',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('1c30ebae36ae42f8a9ff46216041c0e9','149f39720502429d81ebb5613fae217e','860e7019579d41fbb3d0c8bfe2fb8f04',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b398d5d37da64555b78ef166fb2fbde5','149f39720502429d81ebb5613fae217e','cf186b9154664cccbdbcc5f769d144d1',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6401b180301f4124bd17bfd0baa227b8','149f39720502429d81ebb5613fae217e','4deaa29bdebe47588431e88c4427635e',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8122fb3a60b8424481e323542ebe8dcb','149f39720502429d81ebb5613fae217e','5503513e88c24eab8a96892771942669',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('066dee1ea16b447d9babbdab0e1cae7a','149f39720502429d81ebb5613fae217e','ee08db6155d8417fabaf920966be149c',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('78676fc0188f4a1cb0eb1008d44b5548','149f39720502429d81ebb5613fae217e','c176eadbe5174c41bdf156226751d1a4',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('938eff4790804fb5acb214c6ba61b9c4','149f39720502429d81ebb5613fae217e','03a7590ab25c49a3adbc59fe47c2e637',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('916914f7539a42df8b1f44884bd55c64','e4add59e050847d1b6ee2ddbc4c2d4c1','2fc1ea7da3b04c068d6bbd5da64b62d5',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('298da41f6c43488a8848007864bd86c7','e4add59e050847d1b6ee2ddbc4c2d4c1','28b671b88eca445c990f6bbc2b7513d8',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('1117bacb6e88418ca99e12fe095c2be6','e4add59e050847d1b6ee2ddbc4c2d4c1','1450e2ed3da144bcb565e82a79a975ca',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f89719c4e92e43ec94ab6b3e9ea8d62e','e4add59e050847d1b6ee2ddbc4c2d4c1','427585d8e5374893860fbe0cb6870e20',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9056845b797d44fabd72919c88195c6a','e4add59e050847d1b6ee2ddbc4c2d4c1','0d0d82f91b134405b484db42e58000cf',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f7cf0135bc654d8ba4291bf9fdee4298','e4add59e050847d1b6ee2ddbc4c2d4c1','641d257116d94fc5be85039460fc74e8',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b13dd1f284cc41aa9727ff52e6567325','e4add59e050847d1b6ee2ddbc4c2d4c1','240c499ba9c643e2bc11379776bfaa9b',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('017b49cf249c4be0a9672134dfdd8e2d','e4add59e050847d1b6ee2ddbc4c2d4c1','ebde3e110ec5462da4020912b4f6783a',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3c0665522e494493bc83153ed11c91f7','e4add59e050847d1b6ee2ddbc4c2d4c1','1ea70756a1d547a4a6b4a0a71cf0589d',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('bf7b6b3cb1ca41c38061d029cb1d6d78','e4add59e050847d1b6ee2ddbc4c2d4c1','e45f2e189b8542b4a7706befd5be1022',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('cc1590c67f874717b279b20951161305','e4add59e050847d1b6ee2ddbc4c2d4c1','93a3653714f3478d88040c13180aa66a',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('92ec01d0f2bb4a67ac5b03af8b90e059','e4add59e050847d1b6ee2ddbc4c2d4c1','da77a75f378740369983fc5a94a2e84d',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9b249fa1b2644654889d80b68057b537','e4add59e050847d1b6ee2ddbc4c2d4c1','d85d37fe4d5846cea64f0edbbf64c7dd',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('43fdda8d35004e809037942231692d4e','e4add59e050847d1b6ee2ddbc4c2d4c1','2c0eb235e6ef4cd1a7286f94d370bdf9',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('1493c30fde9a48b8a40bbb28c322b4ff','4299f3aa009243058bd1d055efee2b4d','23c0b46981004b5ea1366a11e4eb24a4',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('27a603553af14eadbf4255c32b73a101','4299f3aa009243058bd1d055efee2b4d','5707f76cef134c9790587f4525390215',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3b5a425761954ce68506d5ba50fa59aa','4299f3aa009243058bd1d055efee2b4d','7d58bb0206e840478b5560b631cef544',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6dda6925c6d24fcca714224cf95cad47','4299f3aa009243058bd1d055efee2b4d','8606ebc492db4dc993f60dff788afa15',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a7b409293f2641919a094c0551c756d4','4299f3aa009243058bd1d055efee2b4d','77698480a0fd491ba3a838090cf04051',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('29e36d715f1e4cb78af1d4e748cf1902','4299f3aa009243058bd1d055efee2b4d','421f4828902a44caa2a855589028ad86',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('10710096cf604ea39d37a7eb07323bec','4299f3aa009243058bd1d055efee2b4d','eb8313a85b534d428d6e758b14b92ea4',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('61b90490ce404ea68c64ba42df6b038d','261e1ad21ef04207914f8df656d1578d','ae1c384556764476913e7095fff70694',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('cd8bc4a86c6d433b9d936af5198326f1','261e1ad21ef04207914f8df656d1578d','deb5b9e5d83843ceb4448cb3be767191',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3ac1781cd29f47d597e03c95aa6178a7','261e1ad21ef04207914f8df656d1578d','63ba4dc3ca904b30914eb0dab17b08ae',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('61d25a03c9464b1c8fea8d99255e73aa','261e1ad21ef04207914f8df656d1578d','77dd230745934102b9ae8048d1b4a4fe',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('379187f7a28e4420a31d4f7ef69c05fd','261e1ad21ef04207914f8df656d1578d','dbd15194678b49248775d63a4881f400',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9fc6ec71c5e84460b965f4c904dc6357','261e1ad21ef04207914f8df656d1578d','74a44022e7b14c598f1b0e9c061614d6',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('90f084af134d4480b8e1e617442e0f18','261e1ad21ef04207914f8df656d1578d','ce8af4d821bf4a309c7db21ecfa243f7',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ba3124df44f14516885964e523371a3f','261e1ad21ef04207914f8df656d1578d','4c3e4ef6545d4d168cf2d732d19078b1',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('13d1ab6d097b4105ae3c763d29974088','261e1ad21ef04207914f8df656d1578d','cceeba877d3c4062a7d20e849b581530',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('35b7df75119541f9be8f4d3c61636f81','261e1ad21ef04207914f8df656d1578d','531bbb0e9be84d6c81c5592b71d6ec10',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('71d7ec55c5b544518df3b2326215b522','261e1ad21ef04207914f8df656d1578d','ceb885eb6a024ac1a7bcb21ae8497caa',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('61718776be66403287f61f43057ed87b','261e1ad21ef04207914f8df656d1578d','2dabbbf4d9f445ff8c786b1e06d341c5',NULL,1.0,NULL,0);
INSERT INTO "grade" VALUES('c48f67ce9adf467d922ed94807296678','892c34a8926447889a959ee09256b4ee','5d96425e006740b283ee79d13e85bc2a',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6f37256f485e47bb94952b3b44b9ddfb','892c34a8926447889a959ee09256b4ee','68bf0da370eb4aee87e53dfc22f06297',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('29315635a7c1450b85db5447d7e9e3c2','892c34a8926447889a959ee09256b4ee','cf05359c914e4592ab0e9678f80a887d',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ef1f3c47662c45faa8fa599672034e9c','892c34a8926447889a959ee09256b4ee','0d5e0895d7514fe6983fc86afad2873a',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('43a0944ae13b4a759ec8d0b94cf2032b','892c34a8926447889a959ee09256b4ee','9ff67b314a154941a369bae7fef89ac9',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b7fec468ccef44c08381c0c705aa5e40','892c34a8926447889a959ee09256b4ee','00c99f276e4d442fb306f416b09b8163',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('549cab972e43467a85dc12d65ddd1f48','892c34a8926447889a959ee09256b4ee','3ab2107c9d02444cb5e5f25ddefa3514',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('724ae5675afd408bb6299eef55bb9c97','892c34a8926447889a959ee09256b4ee','7c2951b4f17741819d4fbe486769d877',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2e9c3e526eed4317af88cf098c91cbc1','892c34a8926447889a959ee09256b4ee','9993bdd77e63404bb1903287d756df58',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('7d3eea80c6ef4bffb6cfbac7c21dce78','892c34a8926447889a959ee09256b4ee','edeeefbd673c41e6bb9540e06cd88823',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('58f8dcecc62f4a04ac73711ded309a7d','892c34a8926447889a959ee09256b4ee','2d11b4994f5a41c78fa0ab3567b113de',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('932e357130c54670af9d66584b9d4528','892c34a8926447889a959ee09256b4ee','52068f99d493427e9cd3c1302ad735da',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e8cf88122c574318bba554379008ada3','892c34a8926447889a959ee09256b4ee','7303ca039f7642908104908f1f32140f',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c2b46ef404594d0e9ede780b6b1190ef','892c34a8926447889a959ee09256b4ee','63d45aa3de2b40829342365328beae8e',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6c8719b313974b03a56b91222f564b52','732a05fe3d1f471988447e643e62c557','99b87f5c0aa14e6f9b04eaa423f33d55',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('fb793a376b634a7b946ff6f4532e95d6','732a05fe3d1f471988447e643e62c557','d6659f3a9708439e976f1bd98f43392b',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6224e48539ff4d02911b6c2825903f2e','732a05fe3d1f471988447e643e62c557','6f0667649d674b498dbdc97fb9fddad9',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('18028380336247c5a717d0f28169460f','732a05fe3d1f471988447e643e62c557','653dab24732d4cfea681dd8c740214c3',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5160cab330234aad9550f277e3039a88','732a05fe3d1f471988447e643e62c557','c330ad4f9dcc4998bc6b05350399a6c0',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('609693abb42740e6bd7b6e7b00def56f','732a05fe3d1f471988447e643e62c557','e1cb6691a0304c1d86294f4da2cb0fef',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e1c91e7a64374af2ac61c15b6b4601e6','732a05fe3d1f471988447e643e62c557','85aa157bb4094558919b756bf631dae1',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('20a43d4b6f44480ebccee7ad828b66a3','732a05fe3d1f471988447e643e62c557','4cab56c39c514c71a071986835f295fa',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4402d7c553714155ac2b3b43738a67ee','732a05fe3d1f471988447e643e62c557','66e0a0aaac3d44788b3d15c68dcdfa95',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ade2cc4429f643bbb8e081d5e5d3fd8b','732a05fe3d1f471988447e643e62c557','0cdff20ec1e74ade858e8dfb98468947',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3b3a3114bd0540948ca7ccd892902d31','732a05fe3d1f471988447e643e62c557','3f544f83911d49fc92162634754151b0',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('2d2ad083c4d44727a77d3e06d17c3a69','732a05fe3d1f471988447e643e62c557','8e83e494438f4430a4851962ecf75dbc',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f9921fb22e574628a1ff5114132c80e8','732a05fe3d1f471988447e643e62c557','1ef8021cbce94f078ebb7bc5a9988bcc',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('40faecc1ac484a59895c2b4081e3e1ba','a9771794bc4441218e50ae44e08b0d97','2bdccad030274dbd981f25ed0c7c9761',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9e9ba22d6c9c4e6f84181131700c85e8','a9771794bc4441218e50ae44e08b0d97','3303cc12a8964ce08132222a7e192ce3',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('4b624c5a23864906b27678bd4d818bfd','a9771794bc4441218e50ae44e08b0d97','bd9a324e932b49a58a789a0e855f27d4',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('62c4f89aff4741e2a6f136ea8919bf68','a9771794bc4441218e50ae44e08b0d97','267ce9c1166f4a8f91627297fdf3aece',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('dcdce00ac2f24acf8882bb7207e8455e','a9771794bc4441218e50ae44e08b0d97','cec5aed28b9d4bd6988cf5ba5f695b4e',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d995ab9b97154d88890c68ef8442437c','a9771794bc4441218e50ae44e08b0d97','fcb9d139e23b4e078035d58bca6838d1',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0f45d01a3b8e4413808e1b9882dade1d','a9771794bc4441218e50ae44e08b0d97','4f4f2f74a7d344c3959ba0b79ec80afb',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c60f079177b240699a74f055b7c6a34b','a9771794bc4441218e50ae44e08b0d97','39e72e2acabf4d948beace4de4f44028',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('9773aac797b1469b971ceff18bef7bf0','a9771794bc4441218e50ae44e08b0d97','92ecd51d031e4c428dc557e294ad6516',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f7b2d73a0b2e4ee19d6fc6c0917429b0','a9771794bc4441218e50ae44e08b0d97','54271488122544279aa2795069a0b955',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('932714e0b7bc43ef85f79731c6d80cc2','a9771794bc4441218e50ae44e08b0d97','c43b5096d39e4b1187ab46abf685b1f3',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('3c6a7d4a384f4130a288137e2889d205','a9771794bc4441218e50ae44e08b0d97','4ce68c9319b64dfa9219c7785891a706',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('51fd01c86e1947f4b89f29a3adc5b4d6','a9771794bc4441218e50ae44e08b0d97','09d1887e5a2342f2a62acd409067f726',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('691fc182239c45068446b47a0c7bd852','84d586dbca2e455fac5a35f49cc6bc68','55cc0b0d49554582be54ed03eef42592',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('1cf9dc02e46d4b7890584a2e2d3e176c','84d586dbca2e455fac5a35f49cc6bc68','357245f9173245659dc257bde19dad46',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c07dcd7d65514801bd39e62900c5e049','84d586dbca2e455fac5a35f49cc6bc68','676b94a1ecd2442da246b8560a94891e',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('a01d1ab7f00a4cc4a9965ee7f69123bf','84d586dbca2e455fac5a35f49cc6bc68','570e3fe6b5ed49cc8320446942493187',6.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('01de186888274859bd025676d187bbae','84d586dbca2e455fac5a35f49cc6bc68','e771edcc969a4550bdb9def338428c7a',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ceec7e2dbbdf42a2843fbf37589d431a','84d586dbca2e455fac5a35f49cc6bc68','c8614c36b916451982a699a5571cf04d',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('89106771b09a437f8790e11d9b329a60','84d586dbca2e455fac5a35f49cc6bc68','10ff4de8e6ff43b5b36cddb8beabdee5',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c964323d807948fc9352f3bb90afee6c','84d586dbca2e455fac5a35f49cc6bc68','cc898b6a733d452894323934cda9cfae',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('7a1960dfdd894848a40c7fd7616f54d5','84d586dbca2e455fac5a35f49cc6bc68','18cb4e11abe04a6189ca574d20979829',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('f8c743fb67c0454f8e90746c27258a9c','464be13495954e63a138a502a0c460ab','2fc1ea7da3b04c068d6bbd5da64b62d5',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('97baf2d159e841da8f33fafd1d83973d','464be13495954e63a138a502a0c460ab','28b671b88eca445c990f6bbc2b7513d8',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('066db9415f7d4765831c827638e4b0ca','464be13495954e63a138a502a0c460ab','1450e2ed3da144bcb565e82a79a975ca',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('88181942b4274996801688d21a874912','464be13495954e63a138a502a0c460ab','427585d8e5374893860fbe0cb6870e20',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('81d367faf3b6403080550a205de4a916','464be13495954e63a138a502a0c460ab','0d0d82f91b134405b484db42e58000cf',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e667359f0b83485d9a25fc72fac24b35','464be13495954e63a138a502a0c460ab','641d257116d94fc5be85039460fc74e8',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('d9ce1134e8854bd58abd7e04caf737ed','464be13495954e63a138a502a0c460ab','240c499ba9c643e2bc11379776bfaa9b',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('5d59adb345e04cc1ac54a78ed8bacbcf','464be13495954e63a138a502a0c460ab','ebde3e110ec5462da4020912b4f6783a',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('da68222de6ca43adaf75ecd4986280ed','464be13495954e63a138a502a0c460ab','1ea70756a1d547a4a6b4a0a71cf0589d',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6ec51b3adc9e4b0fa4276715e43c94aa','464be13495954e63a138a502a0c460ab','e45f2e189b8542b4a7706befd5be1022',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('18161478b9fe4c7c9946e351e19c6835','464be13495954e63a138a502a0c460ab','93a3653714f3478d88040c13180aa66a',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('58fd8fa2ec294ce2a8db3bb0ef0567a9','464be13495954e63a138a502a0c460ab','da77a75f378740369983fc5a94a2e84d',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('6b135b2558d44a569bbb54f7dc6ff4a4','464be13495954e63a138a502a0c460ab','d85d37fe4d5846cea64f0edbbf64c7dd',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('8e534a4f1daa4fb9ae3a3c511d6038f5','464be13495954e63a138a502a0c460ab','2c0eb235e6ef4cd1a7286f94d370bdf9',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('28cac5653ac74d4d89256e17cb269dc7','cf2a2f32f8ad4ac08d4395b9ccb6bd76','23c0b46981004b5ea1366a11e4eb24a4',3.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('24399726ebfb4364952ff3b3594285f4','cf2a2f32f8ad4ac08d4395b9ccb6bd76','5707f76cef134c9790587f4525390215',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e7175d3d7e694f38a10281f83c3fb3e8','cf2a2f32f8ad4ac08d4395b9ccb6bd76','7d58bb0206e840478b5560b631cef544',5.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('71b258f38e8f4cd385b060e5556f6dc4','cf2a2f32f8ad4ac08d4395b9ccb6bd76','8606ebc492db4dc993f60dff788afa15',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('73fc79b249f2403bb3dc5dab48a0be35','cf2a2f32f8ad4ac08d4395b9ccb6bd76','77698480a0fd491ba3a838090cf04051',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('7c7b11611611428383f9072305317074','cf2a2f32f8ad4ac08d4395b9ccb6bd76','421f4828902a44caa2a855589028ad86',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('920be1c5e1e54327aab0208a441c5727','cf2a2f32f8ad4ac08d4395b9ccb6bd76','eb8313a85b534d428d6e758b14b92ea4',2.0,NULL,NULL,0);
CREATE TABLE grade_cells (
	id VARCHAR(32) NOT NULL, 
	max_score FLOAT NOT NULL, 
	cell_type VARCHAR(8) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(id) REFERENCES base_cell (id)
);
INSERT INTO "grade_cells" VALUES('23c0b46981004b5ea1366a11e4eb24a4',3.0,'code');
INSERT INTO "grade_cells" VALUES('5707f76cef134c9790587f4525390215',5.0,'code');
INSERT INTO "grade_cells" VALUES('7d58bb0206e840478b5560b631cef544',5.0,'code');
INSERT INTO "grade_cells" VALUES('8606ebc492db4dc993f60dff788afa15',2.0,'code');
INSERT INTO "grade_cells" VALUES('77698480a0fd491ba3a838090cf04051',2.0,'code');
INSERT INTO "grade_cells" VALUES('421f4828902a44caa2a855589028ad86',2.0,'code');
INSERT INTO "grade_cells" VALUES('eb8313a85b534d428d6e758b14b92ea4',2.0,'code');
INSERT INTO "grade_cells" VALUES('2fc1ea7da3b04c068d6bbd5da64b62d5',4.0,'code');
INSERT INTO "grade_cells" VALUES('28b671b88eca445c990f6bbc2b7513d8',3.0,'code');
INSERT INTO "grade_cells" VALUES('1450e2ed3da144bcb565e82a79a975ca',2.0,'code');
INSERT INTO "grade_cells" VALUES('427585d8e5374893860fbe0cb6870e20',1.0,'code');
INSERT INTO "grade_cells" VALUES('0d0d82f91b134405b484db42e58000cf',4.0,'code');
INSERT INTO "grade_cells" VALUES('641d257116d94fc5be85039460fc74e8',3.0,'code');
INSERT INTO "grade_cells" VALUES('240c499ba9c643e2bc11379776bfaa9b',2.0,'code');
INSERT INTO "grade_cells" VALUES('ebde3e110ec5462da4020912b4f6783a',1.0,'code');
INSERT INTO "grade_cells" VALUES('1ea70756a1d547a4a6b4a0a71cf0589d',2.0,'code');
INSERT INTO "grade_cells" VALUES('e45f2e189b8542b4a7706befd5be1022',1.0,'code');
INSERT INTO "grade_cells" VALUES('93a3653714f3478d88040c13180aa66a',1.0,'code');
INSERT INTO "grade_cells" VALUES('da77a75f378740369983fc5a94a2e84d',4.0,'code');
INSERT INTO "grade_cells" VALUES('d85d37fe4d5846cea64f0edbbf64c7dd',3.0,'code');
INSERT INTO "grade_cells" VALUES('2c0eb235e6ef4cd1a7286f94d370bdf9',2.0,'code');
INSERT INTO "grade_cells" VALUES('94334bb0103b4901b37faf64c6839f4a',2.0,'code');
INSERT INTO "grade_cells" VALUES('e95361bfee624c9aa11acf9ea2d9281b',5.0,'code');
INSERT INTO "grade_cells" VALUES('c019fdfa510040c189aadaa6e440aa7c',6.0,'code');
INSERT INTO "grade_cells" VALUES('c6eb245e4b7b427aa20e222447d35352',4.0,'code');
INSERT INTO "grade_cells" VALUES('860e7019579d41fbb3d0c8bfe2fb8f04',3.0,'code');
INSERT INTO "grade_cells" VALUES('cf186b9154664cccbdbcc5f769d144d1',1.0,'code');
INSERT INTO "grade_cells" VALUES('4deaa29bdebe47588431e88c4427635e',1.0,'code');
INSERT INTO "grade_cells" VALUES('5503513e88c24eab8a96892771942669',1.0,'code');
INSERT INTO "grade_cells" VALUES('ee08db6155d8417fabaf920966be149c',1.0,'code');
INSERT INTO "grade_cells" VALUES('c176eadbe5174c41bdf156226751d1a4',1.0,'code');
INSERT INTO "grade_cells" VALUES('03a7590ab25c49a3adbc59fe47c2e637',3.0,'code');
INSERT INTO "grade_cells" VALUES('ae1c384556764476913e7095fff70694',3.0,'code');
INSERT INTO "grade_cells" VALUES('deb5b9e5d83843ceb4448cb3be767191',4.0,'code');
INSERT INTO "grade_cells" VALUES('63ba4dc3ca904b30914eb0dab17b08ae',2.0,'code');
INSERT INTO "grade_cells" VALUES('77dd230745934102b9ae8048d1b4a4fe',3.0,'code');
INSERT INTO "grade_cells" VALUES('dbd15194678b49248775d63a4881f400',1.0,'code');
INSERT INTO "grade_cells" VALUES('74a44022e7b14c598f1b0e9c061614d6',2.0,'code');
INSERT INTO "grade_cells" VALUES('ce8af4d821bf4a309c7db21ecfa243f7',2.0,'code');
INSERT INTO "grade_cells" VALUES('4c3e4ef6545d4d168cf2d732d19078b1',1.0,'code');
INSERT INTO "grade_cells" VALUES('cceeba877d3c4062a7d20e849b581530',2.0,'code');
INSERT INTO "grade_cells" VALUES('531bbb0e9be84d6c81c5592b71d6ec10',4.0,'code');
INSERT INTO "grade_cells" VALUES('ceb885eb6a024ac1a7bcb21ae8497caa',1.0,'code');
INSERT INTO "grade_cells" VALUES('2dabbbf4d9f445ff8c786b1e06d341c5',2.0,'markdown');
INSERT INTO "grade_cells" VALUES('2bdccad030274dbd981f25ed0c7c9761',3.0,'code');
INSERT INTO "grade_cells" VALUES('3303cc12a8964ce08132222a7e192ce3',4.0,'code');
INSERT INTO "grade_cells" VALUES('bd9a324e932b49a58a789a0e855f27d4',1.0,'code');
INSERT INTO "grade_cells" VALUES('267ce9c1166f4a8f91627297fdf3aece',1.0,'code');
INSERT INTO "grade_cells" VALUES('cec5aed28b9d4bd6988cf5ba5f695b4e',3.0,'code');
INSERT INTO "grade_cells" VALUES('fcb9d139e23b4e078035d58bca6838d1',3.0,'code');
INSERT INTO "grade_cells" VALUES('4f4f2f74a7d344c3959ba0b79ec80afb',3.0,'code');
INSERT INTO "grade_cells" VALUES('39e72e2acabf4d948beace4de4f44028',2.0,'code');
INSERT INTO "grade_cells" VALUES('92ecd51d031e4c428dc557e294ad6516',2.0,'code');
INSERT INTO "grade_cells" VALUES('54271488122544279aa2795069a0b955',1.0,'code');
INSERT INTO "grade_cells" VALUES('c43b5096d39e4b1187ab46abf685b1f3',1.0,'code');
INSERT INTO "grade_cells" VALUES('4ce68c9319b64dfa9219c7785891a706',2.0,'code');
INSERT INTO "grade_cells" VALUES('09d1887e5a2342f2a62acd409067f726',2.0,'code');
INSERT INTO "grade_cells" VALUES('56547b4d317548ff84296fe796df4c08',6.0,'code');
INSERT INTO "grade_cells" VALUES('d6dffc21b1c24d569ae3237faa884965',6.0,'code');
INSERT INTO "grade_cells" VALUES('d4c6700b5f004916bdf8b7f044a1d4d0',3.0,'code');
INSERT INTO "grade_cells" VALUES('43ce0b81fee2456b8ee1ce2b4b385492',1.0,'code');
INSERT INTO "grade_cells" VALUES('48e003be5bf246a19b95cd28b2764173',1.0,'code');
INSERT INTO "grade_cells" VALUES('3b8bb80d572d42ffaaaa5a3e31dbd1d5',1.0,'code');
INSERT INTO "grade_cells" VALUES('3302a5cad4ae44b3bab2a7803dbe0be0',1.0,'code');
INSERT INTO "grade_cells" VALUES('1f265d0160e248c1af5f7bd63021c8ad',2.0,'code');
INSERT INTO "grade_cells" VALUES('aa3042f9405e442dbbe30bf988f1559e',1.0,'code');
INSERT INTO "grade_cells" VALUES('58a9b7d5f61d403db86040142b3c1658',1.0,'code');
INSERT INTO "grade_cells" VALUES('e0968f2106e040eaa4032ee1e75711fc',1.0,'code');
INSERT INTO "grade_cells" VALUES('88df03070b324459ab46afee8898a682',1.0,'code');
INSERT INTO "grade_cells" VALUES('55cc0b0d49554582be54ed03eef42592',5.0,'code');
INSERT INTO "grade_cells" VALUES('357245f9173245659dc257bde19dad46',1.0,'code');
INSERT INTO "grade_cells" VALUES('676b94a1ecd2442da246b8560a94891e',1.0,'code');
INSERT INTO "grade_cells" VALUES('570e3fe6b5ed49cc8320446942493187',6.0,'code');
INSERT INTO "grade_cells" VALUES('e771edcc969a4550bdb9def338428c7a',3.0,'code');
INSERT INTO "grade_cells" VALUES('c8614c36b916451982a699a5571cf04d',4.0,'code');
INSERT INTO "grade_cells" VALUES('10ff4de8e6ff43b5b36cddb8beabdee5',1.0,'code');
INSERT INTO "grade_cells" VALUES('cc898b6a733d452894323934cda9cfae',3.0,'code');
INSERT INTO "grade_cells" VALUES('18cb4e11abe04a6189ca574d20979829',1.0,'code');
INSERT INTO "grade_cells" VALUES('99b87f5c0aa14e6f9b04eaa423f33d55',3.0,'code');
INSERT INTO "grade_cells" VALUES('d6659f3a9708439e976f1bd98f43392b',3.0,'code');
INSERT INTO "grade_cells" VALUES('6f0667649d674b498dbdc97fb9fddad9',2.0,'code');
INSERT INTO "grade_cells" VALUES('653dab24732d4cfea681dd8c740214c3',1.0,'code');
INSERT INTO "grade_cells" VALUES('c330ad4f9dcc4998bc6b05350399a6c0',5.0,'code');
INSERT INTO "grade_cells" VALUES('e1cb6691a0304c1d86294f4da2cb0fef',1.0,'code');
INSERT INTO "grade_cells" VALUES('85aa157bb4094558919b756bf631dae1',1.0,'code');
INSERT INTO "grade_cells" VALUES('4cab56c39c514c71a071986835f295fa',2.0,'code');
INSERT INTO "grade_cells" VALUES('66e0a0aaac3d44788b3d15c68dcdfa95',1.0,'code');
INSERT INTO "grade_cells" VALUES('0cdff20ec1e74ade858e8dfb98468947',1.0,'code');
INSERT INTO "grade_cells" VALUES('3f544f83911d49fc92162634754151b0',2.0,'code');
INSERT INTO "grade_cells" VALUES('8e83e494438f4430a4851962ecf75dbc',2.0,'code');
INSERT INTO "grade_cells" VALUES('1ef8021cbce94f078ebb7bc5a9988bcc',1.0,'code');
INSERT INTO "grade_cells" VALUES('3652e00740024669b7a2b187758eff25',1.0,'code');
INSERT INTO "grade_cells" VALUES('1a4a17e177184b11ad130744b253a635',2.0,'code');
INSERT INTO "grade_cells" VALUES('667664cebcea40e08497449db20fe04d',5.0,'code');
INSERT INTO "grade_cells" VALUES('1acd382443ab4db88e45aea58fdd2315',1.0,'code');
INSERT INTO "grade_cells" VALUES('41f3ca1d02af47f58ef2de43231e58b0',2.0,'code');
INSERT INTO "grade_cells" VALUES('c64775d5a91c42198649a7606c50ccc2',1.0,'code');
INSERT INTO "grade_cells" VALUES('cd51ace548ee4e6694bdaefdd3a11030',4.0,'code');
INSERT INTO "grade_cells" VALUES('95999d257b4b47fe956133371177fc2c',2.0,'code');
INSERT INTO "grade_cells" VALUES('3b3ec678559a4f6d83f75e7356a62bec',5.0,'code');
INSERT INTO "grade_cells" VALUES('3cf2d95c851a4e66bd6236050c1aa8dd',1.0,'code');
INSERT INTO "grade_cells" VALUES('049167c9b5194f8e85f87f5c71347c31',1.0,'code');
INSERT INTO "grade_cells" VALUES('5195dfb061f3455291576498ada375ee',1.0,'code');
INSERT INTO "grade_cells" VALUES('5d96425e006740b283ee79d13e85bc2a',1.0,'code');
INSERT INTO "grade_cells" VALUES('68bf0da370eb4aee87e53dfc22f06297',2.0,'code');
INSERT INTO "grade_cells" VALUES('cf05359c914e4592ab0e9678f80a887d',4.0,'code');
INSERT INTO "grade_cells" VALUES('0d5e0895d7514fe6983fc86afad2873a',1.0,'code');
INSERT INTO "grade_cells" VALUES('9ff67b314a154941a369bae7fef89ac9',2.0,'code');
INSERT INTO "grade_cells" VALUES('00c99f276e4d442fb306f416b09b8163',4.0,'code');
INSERT INTO "grade_cells" VALUES('3ab2107c9d02444cb5e5f25ddefa3514',1.0,'code');
INSERT INTO "grade_cells" VALUES('7c2951b4f17741819d4fbe486769d877',1.0,'code');
INSERT INTO "grade_cells" VALUES('9993bdd77e63404bb1903287d756df58',3.0,'code');
INSERT INTO "grade_cells" VALUES('edeeefbd673c41e6bb9540e06cd88823',2.0,'code');
INSERT INTO "grade_cells" VALUES('2d11b4994f5a41c78fa0ab3567b113de',1.0,'code');
INSERT INTO "grade_cells" VALUES('52068f99d493427e9cd3c1302ad735da',2.0,'code');
INSERT INTO "grade_cells" VALUES('7303ca039f7642908104908f1f32140f',2.0,'code');
INSERT INTO "grade_cells" VALUES('63d45aa3de2b40829342365328beae8e',1.0,'code');
INSERT INTO "grade_cells" VALUES('b973d795e34d47ba9805ab338ba5971d',4.0,'code');
INSERT INTO "grade_cells" VALUES('0a53381b267749f7be90db0bce796b42',1.0,'code');
INSERT INTO "grade_cells" VALUES('d2eaa2c762ef4b3fa044eeef025e816b',2.0,'code');
INSERT INTO "grade_cells" VALUES('5f612d9407374a768f8af92d5d73b293',1.0,'code');
INSERT INTO "grade_cells" VALUES('97ac762e842f4dad95bb62a1cf77fa97',3.0,'code');
INSERT INTO "grade_cells" VALUES('d7fa528cd55f434cab5ea9c3f9d9c6eb',3.0,'code');
INSERT INTO "grade_cells" VALUES('8a00a690662646ae97a6f416cecdd0cf',3.0,'code');
INSERT INTO "grade_cells" VALUES('1c723c20b6994df2a9b4cbf6f1843d7e',4.0,'code');
INSERT INTO "grade_cells" VALUES('316bef008dc74e489e293bd91ae3b638',2.0,'code');
INSERT INTO "grade_cells" VALUES('8e106701a478456a92a068f73613b453',0.5,'code');
INSERT INTO "grade_cells" VALUES('e0985dd30a814be6a4f1b0a6670645a8',0.5,'code');
INSERT INTO "grade_cells" VALUES('085d7943eb6347ef9540654de644d4f4',0.5,'code');
INSERT INTO "grade_cells" VALUES('e15b02b935334bc59abd752ea30047d0',0.5,'code');
INSERT INTO "grade_cells" VALUES('a54b260fb1d44b0391f2ad426965ff94',0.5,'code');
INSERT INTO "grade_cells" VALUES('56a0da9e350a4abca95d5d5a1da8f429',0.5,'code');
INSERT INTO "grade_cells" VALUES('b0a095849ed84fa89e55f521a9fc795d',2.0,'code');
INSERT INTO "grade_cells" VALUES('e07d5b150390406a9f116459befa60af',1.0,'code');
INSERT INTO "grade_cells" VALUES('1926da1ba161460086983739a1550300',2.0,'code');
INSERT INTO "grade_cells" VALUES('8a68c17bc11e45c392a55f24d592d2ca',2.0,'code');
INSERT INTO "grade_cells" VALUES('94b9c44097914d6bb656389d08cf9fa6',2.0,'code');
INSERT INTO "grade_cells" VALUES('19c87c0747954f7993f5481769707573',5.0,'code');
INSERT INTO "grade_cells" VALUES('dce4708a1f204b2eae40d5cc1bb9967b',1.0,'code');
INSERT INTO "grade_cells" VALUES('3b3a0aed3d3647798dfd001027ce5dba',3.0,'code');
INSERT INTO "grade_cells" VALUES('e9f1c34d9ad04d70ab0b5d4a7baaa17c',2.0,'code');
INSERT INTO "grade_cells" VALUES('0d14800134404f39a66f6fa04289e5b6',1.0,'code');
INSERT INTO "grade_cells" VALUES('d9d7b48a7cef436f87ab36ae85a53a49',2.0,'code');
INSERT INTO "grade_cells" VALUES('214c4d293a7f48899f29a50e133d9e6f',1.0,'code');
INSERT INTO "grade_cells" VALUES('a8ca0941ef284051b0ea0c7c64d13773',4.0,'code');
INSERT INTO "grade_cells" VALUES('3a70f6053f0a42d290fcdf7c754efc5d',2.0,'code');
INSERT INTO "grade_cells" VALUES('1e51f22aff894bcf83e3187bdfaec0ab',1.0,'code');
INSERT INTO "grade_cells" VALUES('ac2f5716df534ccbaf1ad17127ca4492',4.0,'code');
INSERT INTO "grade_cells" VALUES('162cfb5ee5924880876f43b1fd64bfa1',2.0,'code');
INSERT INTO "grade_cells" VALUES('ccde7b53f5114f71b4d9380be321095e',1.0,'code');
INSERT INTO "grade_cells" VALUES('cd62fd36d5f2437e95dc506c99d8adaf',2.0,'code');
INSERT INTO "grade_cells" VALUES('c6d8de01758243ae9b812e5f2f7bfb94',1.0,'code');
INSERT INTO "grade_cells" VALUES('400a06e95ab8431bba60689a05dde624',5.0,'code');
INSERT INTO "grade_cells" VALUES('0984447f2c5f4d55a777592e6f599e20',6.0,'code');
INSERT INTO "grade_cells" VALUES('da09fb602d274d7686e0c466b68c76f8',2.0,'code');
INSERT INTO "grade_cells" VALUES('b686db4abfdc4072ae23d73a2913689e',3.0,'code');
INSERT INTO "grade_cells" VALUES('c57a5c70ecdc47dcb4537473e8f6fee3',1.0,'code');
INSERT INTO "grade_cells" VALUES('4cfbe8d132e04da3bb655d51dde97098',5.0,'code');
INSERT INTO "grade_cells" VALUES('9427ad92882d4bdeb346832e9aeebe00',4.0,'code');
INSERT INTO "grade_cells" VALUES('0615594c3ae14b408dfe24b90d1b85c9',2.0,'code');
INSERT INTO "grade_cells" VALUES('ab2a7ee2dbdd486084cd61419283fc77',4.0,'markdown');
INSERT INTO "grade_cells" VALUES('6c394ce765b841b0a559f2d53b520373',3.0,'code');
INSERT INTO "grade_cells" VALUES('2542cff6071041c5802e3a7aa1515f1e',1.0,'code');
INSERT INTO "grade_cells" VALUES('cec1871ab5c8406089c735079d592a7b',4.0,'code');
INSERT INTO "grade_cells" VALUES('0b652dbda7e34bc58ef9e157e439d480',3.0,'code');
INSERT INTO "grade_cells" VALUES('7c7718ce4c4e4314b43bcd00913edb04',4.0,'code');
INSERT INTO "grade_cells" VALUES('ac791bae9cfc408b9ce4355961d944f6',2.0,'code');
INSERT INTO "grade_cells" VALUES('16daf6a659454764b07fa381cd849403',4.0,'code');
INSERT INTO "grade_cells" VALUES('394fadcd5d1e41f3b532b6d7aa757aa5',5.0,'code');
INSERT INTO "grade_cells" VALUES('cb7033b70b574ca694ed072c9e781e1a',5.0,'code');
INSERT INTO "grade_cells" VALUES('7608c47aa8ad47e39bb0ecd619e3bfe6',2.0,'code');
INSERT INTO "grade_cells" VALUES('4a082de74f6d4f01b0dc2737db807618',1.0,'code');
INSERT INTO "grade_cells" VALUES('00c08143c5a448c6995f908dbd9695c9',3.0,'code');
INSERT INTO "grade_cells" VALUES('9a4c2227abac42b49b9098ea116cd881',2.0,'code');
INSERT INTO "grade_cells" VALUES('7ecbcd45335b46779f1b925e6f66be87',1.0,'code');
INSERT INTO "grade_cells" VALUES('8ed739d7d24f4919bd1d339e34536a9b',2.0,'code');
INSERT INTO "grade_cells" VALUES('41175ae3822f4f7aac63086ae06ecd8a',3.0,'code');
INSERT INTO "grade_cells" VALUES('5f32403e1c6248f0a72c763d87a60c7c',2.0,'code');
INSERT INTO "grade_cells" VALUES('d1da4bba1ed94ae6a5f44940f5114a9a',4.0,'code');
INSERT INTO "grade_cells" VALUES('d0b2ce172fb44b36ab79098cf715eeb2',3.0,'code');
INSERT INTO "grade_cells" VALUES('8f18c17af0dd4920a8922d000c9aaa56',1.0,'code');
INSERT INTO "grade_cells" VALUES('ee5e256e459e4dc990c31d6007f1a41e',3.0,'code');
INSERT INTO "grade_cells" VALUES('fa17e092929c4ac4bf28b0fba8cb2f6e',3.0,'code');
INSERT INTO "grade_cells" VALUES('3c669aa550bb41c7b01cccc7bb87c961',2.0,'code');
INSERT INTO "grade_cells" VALUES('eff10c1d0e274b0f84551cbec09e0615',1.0,'code');
INSERT INTO "grade_cells" VALUES('cb650ac53bc34d428593a316087bc43f',1.0,'code');
INSERT INTO "grade_cells" VALUES('a15e67ce1caf403493d9ba8ed3cbdcdc',10.0,'markdown');
INSERT INTO "grade_cells" VALUES('ad785312739c4ae2bda93f182bc246f3',2.0,'code');
INSERT INTO "grade_cells" VALUES('23bae9a976c64f55a9b932bc23500fca',5.0,'code');
INSERT INTO "grade_cells" VALUES('a13429cefb734a968a5dd63668c316e6',1.0,'code');
INSERT INTO "grade_cells" VALUES('07afe1c51f3740f49132a7635a344fd7',5.0,'code');
INSERT INTO "grade_cells" VALUES('2516de06b41f4cada36a7265ee516865',1.0,'code');
INSERT INTO "grade_cells" VALUES('aa3e06f9535143429b7cb8edb2396f88',3.0,'code');
CREATE TABLE notebook (
	id VARCHAR(32) NOT NULL, 
	name VARCHAR(128) NOT NULL, 
	assignment_id VARCHAR(32), 
	kernelspec VARCHAR(1024), 
	PRIMARY KEY (id), 
	UNIQUE (name, assignment_id), 
	FOREIGN KEY(assignment_id) REFERENCES assignment (id)
);
INSERT INTO "notebook" VALUES('4e850ca118a04a93985cb514e550dcea','start','a6701b6688fc4bb3902a862b64d2a318','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('a889ea8430704155806287fadd330a90','rnn_cell','c317310ddb2141c59551d5e34f47bc94','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('2749913f6a37485182c1f0b0bce77742','bptt','72280d9ae2cd413081e1dd8c91a7859b','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('8ecc8c9dbc0f41eea42834fddb3d6636','vanishing_gradients','28e1a8afa02245129ed03a7ecfc80b4e','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('a617fe49044e49a892c19b827e5c99ac','lstm_gates','0f95b88a89604a04b6bbde06429a8f86','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('3fc9f149c05f48748f5a3f57c637c71a','lstm_gradients','ef9862dadc8848baaab09995c78e0f48','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('ec1c6fe4b2b5491a9d7f542b85e2b078','peepholes','7a3e9905aeef4b09bc7838b31a9af2a3','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('192489473b6b4130b6874f7a36834a01','gru','bdb5ff1d21414402be6836da0cc9b533','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('033f692fad9d41e78685e760530d9dac','truncated_bptt','09650fe0d5df4c49994269b4dd60375a','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('b4095a99962c43448bbce468a8acc1eb','clipping','6d49fc3c983743c9be1c054a75b10f2f','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('c4b02563ded74da480065fd2df56a02c','deep_networks','fc76b40997b4439295680254aae9052f','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('c3d0db4bac9c44e28deb0960a7548bad','lab_classifier','595aef240ffe4ecd8b6129ff56ca50c9','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('ac98b681f509403a9192bcb80f33131c','lab_generator','98ec02e1bccc457abb1eadb046fbd74c','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('febd7555141044838b2e3d1b3b4590c6','lab_translation','7380527c2f2548cd9e699e1e2922bc1d','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('6a1891a54907447999e8065b113ed69c','paper_lab','5a8ce27b2f704365a86c6c4a3f796219','{"display_name": "Python 3", "language": "python", "name": "python3"}');
INSERT INTO "notebook" VALUES('bd247b2b6d75472e927f3113f7a8992f','where_next','4a058311c4794523af31b7de4cd003c5','{"display_name": "Python 3", "language": "python", "name": "python3"}');
CREATE TABLE solution_cells (
	id VARCHAR(32) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(id) REFERENCES base_cell (id)
);
INSERT INTO "solution_cells" VALUES('e9afa68277c94139a1b9f50e216d9a63');
INSERT INTO "solution_cells" VALUES('1a6e9ef7547048348af23ed35ee10379');
INSERT INTO "solution_cells" VALUES('ad5a14c79fce433799c613bae1bd8bab');
INSERT INTO "solution_cells" VALUES('4eeff333a8494a7e8e72d3381c2ca464');
INSERT INTO "solution_cells" VALUES('2e34cc4c5d8346579482b15dff09ff3a');
INSERT INTO "solution_cells" VALUES('c1230913a83a402781d1f888c5410174');
INSERT INTO "solution_cells" VALUES('a203b291679346a9a7ab4d37799d0336');
INSERT INTO "solution_cells" VALUES('444ef491b3e14a11b3de1a9e87f3aa2b');
INSERT INTO "solution_cells" VALUES('2cb16080a06d4653967494dfc399daf6');
INSERT INTO "solution_cells" VALUES('42c9e74067574f748efad840a5946453');
INSERT INTO "solution_cells" VALUES('ea853efa2d5d4173a53b864be48f5984');
INSERT INTO "solution_cells" VALUES('15eea174b97145a093341b0a296e77d2');
INSERT INTO "solution_cells" VALUES('d113df738526482aa325872d361fbb08');
INSERT INTO "solution_cells" VALUES('acfd01305b8a462f842d4bd6e6c653b1');
INSERT INTO "solution_cells" VALUES('e6ad2510de7b4c42b4b20954bc5115e7');
INSERT INTO "solution_cells" VALUES('54fedaa0173e485c95b2fd55a89d831d');
INSERT INTO "solution_cells" VALUES('c9e93ebecc0a4a36aca1250d842f9c65');
INSERT INTO "solution_cells" VALUES('cf127621756a48708d628581ff6dc856');
INSERT INTO "solution_cells" VALUES('2ce42e4159614401a3d8c4800e67287c');
INSERT INTO "solution_cells" VALUES('3b2d1fc9eded44e3b9e6f58f7fdf2229');
INSERT INTO "solution_cells" VALUES('c3c02b36ea724bf4a02aae6410afa961');
INSERT INTO "solution_cells" VALUES('b6bd58d6e8c2415d9739bb9e36cc66a4');
INSERT INTO "solution_cells" VALUES('6735f3564c7c4c3880b2ae8b77887200');
INSERT INTO "solution_cells" VALUES('d3d69412bd604b3ebd45242f6db6cc9a');
INSERT INTO "solution_cells" VALUES('aeb405f1d006434cadb52ad7db3d977b');
INSERT INTO "solution_cells" VALUES('2dcbb10ef7a14f3bab5dc17d213b37ea');
INSERT INTO "solution_cells" VALUES('fe31866ff37b4601b0bb83947a31daf1');
INSERT INTO "solution_cells" VALUES('ecdc1273f0df49ca9fe1662d2bba5e48');
INSERT INTO "solution_cells" VALUES('ee874f00de90448193f333af31660e65');
INSERT INTO "solution_cells" VALUES('81992dc5d7484a7680aaf97e454b57c1');
INSERT INTO "solution_cells" VALUES('2f595bc0dad14c2b96561c9429efcdfc');
INSERT INTO "solution_cells" VALUES('7b3402f41f134ea5bc261cc8a94f30d6');
INSERT INTO "solution_cells" VALUES('cfc76634cea343b493df0c5af3afc368');
INSERT INTO "solution_cells" VALUES('dd56dae36bd2423a940895d0281bb255');
INSERT INTO "solution_cells" VALUES('73ec1e79dd154d1d830d98eec1c30b57');
INSERT INTO "solution_cells" VALUES('88c15972ec73431290a58c1fdeaf5252');
INSERT INTO "solution_cells" VALUES('e8471a9a237f4edb8754841da440ccb9');
INSERT INTO "solution_cells" VALUES('56eebfe7f5a142c59246fd226b8f76fa');
INSERT INTO "solution_cells" VALUES('8fc57f7beed540dab11edb4321d98c64');
INSERT INTO "solution_cells" VALUES('2b243c5897434bc8bba435db5c0d4feb');
INSERT INTO "solution_cells" VALUES('3e078fa717c94c2e951a3787d03e6d92');
INSERT INTO "solution_cells" VALUES('fd6291167a764f13b3c4eb7a1cc39cbd');
INSERT INTO "solution_cells" VALUES('d864fd60f8634e14b7b52ef6e781c71b');
INSERT INTO "solution_cells" VALUES('0717eb47310447c5b1525077a7806577');
INSERT INTO "solution_cells" VALUES('a4545742d659482683b62dc0b927ee07');
INSERT INTO "solution_cells" VALUES('6685b54ed17d4cc0a8bb1f2998d38b06');
INSERT INTO "solution_cells" VALUES('d22428c03bc3421fae95a644022b6290');
INSERT INTO "solution_cells" VALUES('4b3d1b2a770b48a791fd78156e3f32e8');
INSERT INTO "solution_cells" VALUES('b0a35f752ced402f8114a577d00fb068');
INSERT INTO "solution_cells" VALUES('114acf8e89b54d29b44d732592a90fd2');
INSERT INTO "solution_cells" VALUES('ab39109c03814d2b86c6c6dea5dc21c9');
INSERT INTO "solution_cells" VALUES('209ae9d117444ed88c2fce640b31ec7e');
INSERT INTO "solution_cells" VALUES('2cdd930399064e5ba237e31e64b57def');
INSERT INTO "solution_cells" VALUES('8c498ceaa6a14781b84a28d2bbe7dec4');
INSERT INTO "solution_cells" VALUES('0a77e6a1dda6427287a1cfb21b85e81d');
INSERT INTO "solution_cells" VALUES('48719831d0fc412ba7c6e2b264fe79c2');
INSERT INTO "solution_cells" VALUES('06bba00e615a4c4a979d92bc2bd11b15');
INSERT INTO "solution_cells" VALUES('4102364b1c0949b1af56d7ba6f086f65');
INSERT INTO "solution_cells" VALUES('82dcf73633744da6b58e2a1ccdf53f9b');
INSERT INTO "solution_cells" VALUES('e618d25d15f84b2fbc896faf4cf46277');
INSERT INTO "solution_cells" VALUES('f9b43af7800842449ac5c43bf7dd3c21');
INSERT INTO "solution_cells" VALUES('5a5915c28d8747e8ac91b72f6c14b828');
INSERT INTO "solution_cells" VALUES('1f35740ecc2946f5a5bc36a32df19dfb');
INSERT INTO "solution_cells" VALUES('cc583f50d8d04c0dbb4e01c54980588c');
INSERT INTO "solution_cells" VALUES('2c8941bd4b7148ac82411753bd3a98bd');
INSERT INTO "solution_cells" VALUES('3f41b5b54b6240daa645eef27c6d07e3');
INSERT INTO "solution_cells" VALUES('ec1ca538d9564c07aa9be4ddf0b0bed8');
INSERT INTO "solution_cells" VALUES('3d946990b09245ff948c2d4389fb4504');
INSERT INTO "solution_cells" VALUES('315745ccccfc4746ba440b3413e34b3d');
INSERT INTO "solution_cells" VALUES('47f050aab5744132af3822707072aa51');
INSERT INTO "solution_cells" VALUES('4114fa1055b341ac834920a7fcfa3a3b');
INSERT INTO "solution_cells" VALUES('bb8bb9ae57e041c68494305d7194a9f1');
INSERT INTO "solution_cells" VALUES('d0cd8cc63e144e5fa35c56b352403e1d');
INSERT INTO "solution_cells" VALUES('fa29fad95cae4234bb10d4065a55805d');
INSERT INTO "solution_cells" VALUES('b7d52dcef2aa4af0a8ebbae25bc1c77a');
INSERT INTO "solution_cells" VALUES('64d06b24047545fbb38b4372600cea03');
INSERT INTO "solution_cells" VALUES('89d78ab394be4e35a0e38dd6f7003585');
INSERT INTO "solution_cells" VALUES('9a5413ddcb344f23a6871fab4ee6436f');
INSERT INTO "solution_cells" VALUES('b465260092c44c9990625b3bd2385cf5');
INSERT INTO "solution_cells" VALUES('b235872ff68243bd8174dc65f9646b27');
INSERT INTO "solution_cells" VALUES('725964c473c44ceb846781798383818f');
INSERT INTO "solution_cells" VALUES('d0f4903a965045caaa8944b01a6ec0e3');
INSERT INTO "solution_cells" VALUES('13843901b02048d4929beb354fa09d36');
INSERT INTO "solution_cells" VALUES('57446b2dddb348eeaf8b6cbeb759f3ec');
INSERT INTO "solution_cells" VALUES('1bc238a3cf344b3d81bf23f5be3bcc64');
INSERT INTO "solution_cells" VALUES('b7068b26fef14ca9b7198e17d7523baf');
INSERT INTO "solution_cells" VALUES('1aff2f2596be4d62952da285543e882c');
INSERT INTO "solution_cells" VALUES('ac52716692244274b2476a228ea70cf1');
INSERT INTO "solution_cells" VALUES('ee2f75b1efda49828148a3cfaaf35967');
INSERT INTO "solution_cells" VALUES('bfad2f174f644b9084a0e78404aec0bd');
INSERT INTO "solution_cells" VALUES('aa7b6d64844e46df9c34198a766c7fca');
INSERT INTO "solution_cells" VALUES('e0db4322f8b848b5863a5de90aea39ec');
INSERT INTO "solution_cells" VALUES('1d3b7cfbbd314f2fb72d9bb433f4d3e9');
INSERT INTO "solution_cells" VALUES('d1fd07da07b54f89be6d8be48fb91db8');
INSERT INTO "solution_cells" VALUES('501de827f8f2412389f007fabbb1b775');
INSERT INTO "solution_cells" VALUES('3db11d61b7204aba8c5d5cd8265244e8');
INSERT INTO "solution_cells" VALUES('7e6f85818a6943debe10b8849271c546');
INSERT INTO "solution_cells" VALUES('43305aa1725b40caae001a756efa9a18');
INSERT INTO "solution_cells" VALUES('f421e7e05c564c5c89d230412c05fec3');
INSERT INTO "solution_cells" VALUES('d918cda4d95e4ab28ba74934aceb5b5a');
INSERT INTO "solution_cells" VALUES('462e8578a05246d29774a8f0bc7300c9');
INSERT INTO "solution_cells" VALUES('0f2f6ba70166472fa41cd0b73aa086f4');
INSERT INTO "solution_cells" VALUES('ae1c4447c43047a8a212335fdbb85991');
INSERT INTO "solution_cells" VALUES('4167fa2f20304b59b7d3589c3a51b13b');
INSERT INTO "solution_cells" VALUES('75273ef4e79c42f8b42fc92c048d1c2b');
INSERT INTO "solution_cells" VALUES('7ad8ae0b5048485a8544b042c9e63583');
INSERT INTO "solution_cells" VALUES('c17fe224820d453f991eb142dd4f1ac3');
INSERT INTO "solution_cells" VALUES('d561d047914d477e8ff0f84c38137f83');
INSERT INTO "solution_cells" VALUES('232d7ed8b2194894bdbdd047075029fb');
INSERT INTO "solution_cells" VALUES('03f9c3a35fb140ddb4fef75045709961');
INSERT INTO "solution_cells" VALUES('6e7f27629f954cca8972e2d0dcdef043');
INSERT INTO "solution_cells" VALUES('e90a23643a03473ebb9bdf46f5930c38');
INSERT INTO "solution_cells" VALUES('cbce125bda1c4162b87e3cae01b62820');
INSERT INTO "solution_cells" VALUES('dc371dfb2210428ba30f00b19bef38fa');
INSERT INTO "solution_cells" VALUES('a2b24fd9f275412cb8f690fa40e54cdb');
INSERT INTO "solution_cells" VALUES('3315200d8dc148ed8d492f0c93c6023f');
INSERT INTO "solution_cells" VALUES('fce10181e6ba4205a0168140c55752ec');
INSERT INTO "solution_cells" VALUES('b9c115c3ef1b4beb9a63ed52172c8302');
INSERT INTO "solution_cells" VALUES('45f8ba73232e4fab8892030ec1425631');
INSERT INTO "solution_cells" VALUES('bc3dc746a842478eac95d90f3c535a60');
INSERT INTO "solution_cells" VALUES('e9b66e4b3723442fabd091e2f944b930');
INSERT INTO "solution_cells" VALUES('32f0491f6f6b4219a27ae7a6d92685d2');
INSERT INTO "solution_cells" VALUES('f5d6f87902eb4a14b40ace11db830a1f');
INSERT INTO "solution_cells" VALUES('b6f891e76b2d4e7187d0964d85b535ed');
INSERT INTO "solution_cells" VALUES('827589eaf60e4033b716a073c98b16e9');
INSERT INTO "solution_cells" VALUES('9db0a770c0d446638fe117131a0bcd0f');
INSERT INTO "solution_cells" VALUES('a2786875e1ae400799ce72ab5ceacdc0');
INSERT INTO "solution_cells" VALUES('405087bdff554ae5953da58add28c2a1');
INSERT INTO "solution_cells" VALUES('944846ec7fb042ecbbc4b9f88263da78');
INSERT INTO "solution_cells" VALUES('90f089f30d1846c290eee95136487b1e');
INSERT INTO "solution_cells" VALUES('43f26ed21bb14aa0a9392defe7cc0816');
INSERT INTO "solution_cells" VALUES('c82dd85819f84828a40aaab86ea4e398');
INSERT INTO "solution_cells" VALUES('9bcaa8e0419e440aab9cfa617da9c122');
INSERT INTO "solution_cells" VALUES('097482168ca54731b1243f80cfedf631');
INSERT INTO "solution_cells" VALUES('aa07c6e1b2844450bec264ee8d6ba9fc');
INSERT INTO "solution_cells" VALUES('7e43c0b7b3564e54a7b9528c63f72b5f');
INSERT INTO "solution_cells" VALUES('238b0af3cf0d49bb92a7d8b4bdd8c3c3');
INSERT INTO "solution_cells" VALUES('62e5d7a74e854e7ea077fb540c588f77');
INSERT INTO "solution_cells" VALUES('74c78b15aa8c4f54bad4f768953f2ad9');
INSERT INTO "solution_cells" VALUES('6bbd4a43cd8d4058be046bc798ad2354');
INSERT INTO "solution_cells" VALUES('de8204b8a3d54b4d85c22c025503ca91');
INSERT INTO "solution_cells" VALUES('106cb112d7a740e8bb38d6d08870582a');
INSERT INTO "solution_cells" VALUES('80678ee388e04d939c5a7bc04c831ff4');
INSERT INTO "solution_cells" VALUES('d34f0013ecba487c970ad5333cc312ae');
INSERT INTO "solution_cells" VALUES('3d6c4c314dc0400fb917a31ef683c8ec');
INSERT INTO "solution_cells" VALUES('45ba13ab6f31440682e03b43dcd9c893');
INSERT INTO "solution_cells" VALUES('52801130616e48e589bad80d4ac0555b');
INSERT INTO "solution_cells" VALUES('d7413bcdfbdd4d3391e95be3be46a5d2');
INSERT INTO "solution_cells" VALUES('41fb9b2acfee49b09e9bc37dc14826b8');
INSERT INTO "solution_cells" VALUES('b990c977f4234c2c8fd2f1c1746e80c4');
INSERT INTO "solution_cells" VALUES('864bdc2a476d48a4883b995a9c834a7c');
INSERT INTO "solution_cells" VALUES('faca0a805fd94507be828c9b54bd103a');
INSERT INTO "solution_cells" VALUES('70e388bda4a94afd911475f2217718ac');
INSERT INTO "solution_cells" VALUES('bba0da15d2d547369d176685896642b1');
INSERT INTO "solution_cells" VALUES('2a1926e5274e4c9abcbbb96c18edf59e');
INSERT INTO "solution_cells" VALUES('89fdfb9937874a1caa33596c5684797b');
INSERT INTO "solution_cells" VALUES('a0647f1b5a1e40f6b973e941404a2d86');
INSERT INTO "solution_cells" VALUES('dfe20e4081f4482f8100c20e5a9ba498');
INSERT INTO "solution_cells" VALUES('cde65b43850c4e3082c89ab1bd5c59e0');
INSERT INTO "solution_cells" VALUES('f1095f1e102b49f2ae7dbc72e4274210');
INSERT INTO "solution_cells" VALUES('fe729797a9494f96aba714d9a802ab32');
INSERT INTO "solution_cells" VALUES('84eb42d367c44071ba8a82eaad527daa');
INSERT INTO "solution_cells" VALUES('278223ab29374d76b11ff82f7907f046');
INSERT INTO "solution_cells" VALUES('746ddff4865d4030811e33fefd3b748d');
INSERT INTO "solution_cells" VALUES('a043c58869ad47879c0f71ff12ef4ae2');
INSERT INTO "solution_cells" VALUES('f420899951f0436cb205b5f7e0c05353');
INSERT INTO "solution_cells" VALUES('9100c4c4148042cbaddf659fbb8e2e5c');
INSERT INTO "solution_cells" VALUES('571953439cc24d6fb6e3a394c487af5d');
INSERT INTO "solution_cells" VALUES('b6930ed4316049c69e82aeb77493bdb1');
INSERT INTO "solution_cells" VALUES('6b7d2713cba1427dad7114db7d4189e8');
INSERT INTO "solution_cells" VALUES('faa5e27940194be7a85ad01a0d0fbbe9');
INSERT INTO "solution_cells" VALUES('d82677a14b5f4fc389c936a94ab15a67');
INSERT INTO "solution_cells" VALUES('c76f98aeedf34024af88c633ab07fbb6');
INSERT INTO "solution_cells" VALUES('f850cbeca7f5494c807ea2cb970ea1aa');
INSERT INTO "solution_cells" VALUES('4a8bdc5c78c64085919c21c47e39fd94');
INSERT INTO "solution_cells" VALUES('8de20f22af204aeab7869d49b89b1625');
INSERT INTO "solution_cells" VALUES('a66ef62ff1474a9a90bd0edabc2d8aa6');
INSERT INTO "solution_cells" VALUES('48e411b317604557b30979faf8900be8');
INSERT INTO "solution_cells" VALUES('f98408a60ec043b6b7760e5d41800953');
INSERT INTO "solution_cells" VALUES('3bdc85dc6c5f41369b4c3736c314f367');
INSERT INTO "solution_cells" VALUES('c56300bbe6d541fe8568e46b43cc31cf');
INSERT INTO "solution_cells" VALUES('bad0e4d2f9db464899bc0787974b0fff');
INSERT INTO "solution_cells" VALUES('e4ad31211c5740c9bdfdb88eae4fd0d7');
INSERT INTO "solution_cells" VALUES('5ecc28381e334e648b5ff9ef228f3e0c');
INSERT INTO "solution_cells" VALUES('446c1893c9d34db9abb9aa725c9fb440');
INSERT INTO "solution_cells" VALUES('100aef240dd14beb9d98abc9eae9c546');
INSERT INTO "solution_cells" VALUES('fe4114cef11443a78a946f02689f2d23');
INSERT INTO "solution_cells" VALUES('ead6b26ab6604ef99f4e7e4c3417ccdf');
INSERT INTO "solution_cells" VALUES('0c6145959d7c48829ce32ac34a1e1ea7');
INSERT INTO "solution_cells" VALUES('df72f5b5701b4592b2c6fc8018051e48');
INSERT INTO "solution_cells" VALUES('dfc4043f8cf14903b9a7398aa2bbb49e');
INSERT INTO "solution_cells" VALUES('04397e4a3aff4da39c91536ba383dfb5');
INSERT INTO "solution_cells" VALUES('3cc020d910ca45f4b9da713d74784fcf');
CREATE TABLE source_cell (
	id VARCHAR(32) NOT NULL, 
	name VARCHAR(128) NOT NULL, 
	cell_type VARCHAR(8) NOT NULL, 
	locked BOOLEAN NOT NULL, 
	source TEXT, 
	checksum VARCHAR(128), 
	notebook_id VARCHAR(32), 
	PRIMARY KEY (id), 
	UNIQUE (name, notebook_id), 
	FOREIGN KEY(notebook_id) REFERENCES notebook (id)
);
INSERT INTO "source_cell" VALUES('dad389fe6af24631976151c236c55e3b','start-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''16e06958e5f545b071bddc22818183dac20ab6c7bafc2ef2e375721a8402b110''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/start/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/start.zip beside this notebook.")

from check import check','7377b41aadb26c3c473e95e69fb952aa','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('6e9393387c7e4bd2b19348ca444dd831','start-given-1','code',1,'import numpy as np','6e63c721362832a1ba4ea30b6cd41987','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('607402cae30946b2be282b78ab5c3122','start-sigmoid-answer','code',0,'def sigmoid(z):
    """The logistic function 1 / (1 + exp(-z)), entry by entry.

    z is an array of any shape, of floats or of whole numbers; entries as
    far out as -800 and 800 do no harm.
    Returns s, an array like z, of floats between 0 and 1.
    """
    # your code here
    ...','68e1111b9b11c7a203415218c8beea29','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('34a7e4d1cf4d4f87ade0f539253a974c','start-sigmoid','code',1,'check(sigmoid)','b5d5d05cc43f29f8268b0cbe1872e55b','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('c55f2b17a0c9493aac908b5dc30fe1c3','start-softmax_xent-answer','code',0,'def softmax_xent(logits, y):
    """The cross-entropy of softmax(logits), in nats, and its gradient.

    logits (N, K), any finite numbers; y (N,), the right class of each
    example, a whole number from 0 to K-1.
    Returns loss, the mean over the N examples, and dlogits (N, K), its
    derivative with respect to the logits.
    """
    # your code here
    ...','6c80878beeb874aeee2722447184734d','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('cf31d2c4125b45b18483cf58312bccf8','start-softmax_xent','code',1,'check(softmax_xent)','613bd8485e483ccdae0a870c81567b81','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('5ce5adf7526449a6b70922932308b506','start-num_grad-answer','code',0,'def num_grad(f, x, eps=1e-5):
    """The gradient of f at x by central differences.

    f takes an array like x and returns a number. It is asked eps above and
    eps below, one entry of x at a time. x is an array of floats, of any
    shape, and is afterwards what it was.
    Returns grad, an array like x.
    """
    # your code here
    ...','751b9919598c757e0a184c75c1f45835','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('732ae464cf764ef88cc6315b4a97676d','start-num_grad','code',1,'check(num_grad)','51a799d624abfc264a9838b53e79e64d','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('760eff62298a4d8abefc91f057f599d1','start-rel_error-answer','code',0,'def rel_error(a, b):
    """How far apart a and b are, relative to their size.

    a, b: arrays of one shape. The error of an entry is
    |a - b| / max(|a|, |b|), and 0 where both are 0.
    Returns error, that of the worst entry: from 0 (equal) to 2 (opposite).
    """
    # your code here
    ...','914b227648d86e54472dee96e523f78f','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('5700fb19b4734514a0a7446bf9c8d852','start-rel_error','code',1,'check(rel_error)','d58978855d5a38a5031e40a09249ded4','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('2783662b7f494b7ab8168876cda5a0a0','start-best_eps-answer','code',0,'def best_eps():
    """Which of A, B, C? Return one letter."""
    # your code here
    ...','2c391945efd4797ceaea92694520ba37','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('9ac352cc961546b5896431bf18ce5ecb','start-best_eps','code',1,'check(best_eps)','4931fe815554ed8fb9c5a7aa65a4a075','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('2c97f169516b44edbaaafc6c71daae43','start-two_names-answer','code',0,'def two_names():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','b7733aea3cf1aea26139c2fbee2651aa','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('29c5de2a50ec47bfa933312316653367','start-two_names','code',1,'check(two_names)','71719629ba705aef43d1d90eee3afbea','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('a9955b275b334fa8af619b1345b62271','start-valley_in_float32-answer','code',0,'def valley_in_float32():
    """Which of A, B, C? Return one letter."""
    # your code here
    ...','9e094a2df3cc6f31459f81738c324871','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('1cc99fcc1ddb4059bfb9c71bb69d0fae','start-valley_in_float32','code',1,'check(valley_in_float32)','972ef59192e81bb5e635c6345a3456b8','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('53e6db96c24547889272898f60fbba8f','start-summary','code',1,'check()','df3ffb99dbd66ca69b23f46be4519e07','4e850ca118a04a93985cb514e550dcea');
INSERT INTO "source_cell" VALUES('5c5815b0197a4f97af283a3270a22d8e','rnn_cell-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''60ff45acf1016f46b1d1c1549b1babc5222def7187b40043a4cec7e38975ccea''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/rnn_cell/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/rnn_cell.zip beside this notebook.")

from check import check','579e4091340bafa1ef740958bba0d82e','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('5286369e1eff4078b985577fc069f48d','rnn_cell-given-1','code',1,'import numpy as np','be0367f5958f808c383c11251d3f3ce2','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('9def8df63ca348cab30760dc224c85db','rnn_cell-rnn_step-answer','code',0,'def rnn_step(x, h, Wx, Wh, b):
    """One step of an RNN cell: the new state from input and old state.

    x (N, D), h (N, H); Wx (D, H), Wh (H, H), b (H,).
    Returns h_next (N, H).
    """
    # your code here
    ...','d3ae1c13b686f21c1ece1781760d1a1a','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('7f1fe654a90a400690807f5e8c17edfc','rnn_cell-rnn_step','code',1,'check(rnn_step)','f0c68e0b2cc238fd854e69a0024b9593','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('f963aee196f9412997edb96bdc413314','rnn_cell-rnn_step_concat-answer','code',0,'def rnn_step_concat(x, h, W, b, order="xh"):
    """The same step on the joined vector: one weight matrix W for both.

    x (N, D), h (N, H); W (D+H, H), b (H,).
    order says how x and h are joined, and so which rows of W each of
    them meets: "xh" or "hx".
    Returns h_next (N, H).
    """
    # your code here
    ...','cea27e1dbde3f8c10dac5c4a8dcc0f7c','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('e6c220117b2f44a19b45d35da3328206','rnn_cell-rnn_step_concat','code',1,'check(rnn_step_concat)','6c6b1dd51b85d860cc8a9ac3026f5125','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('e0c012d2a9b8404cbc694285811a1a6c','rnn_cell-split_concat_weight-answer','code',0,'def split_concat_weight(W, D, H, order="xh"):
    """Take the joined weight apart into the two that rnn_step uses.

    W (D+H, H); order "xh" or "hx" as in rnn_step_concat.
    Returns Wx (D, H) and Wh (H, H).
    """
    # your code here
    ...','09f393409c6cf3eff2d4e9991cdf86de','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('04aa72d14bc64ffd861053ed451b1c8c','rnn_cell-split_concat_weight','code',1,'check(split_concat_weight)','0a2ce79b6c9d18e602c66a6ddae81166','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('eab5f50a9f2a4843af3357209f7b8a2e','rnn_cell-two_orders-answer','code',0,'def two_orders():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','ee7e36fb607b69e01aac1132f0d78268','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('801f9c5f321a41288586ce142e215337','rnn_cell-two_orders','code',1,'check(two_orders)','3fd6952de369f263a1da65e59b519444','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('1c32a1ded54f48b7b589931f8c662964','rnn_cell-rnn_forward-answer','code',0,'def rnn_forward(X, h0, Wx, Wh, b):
    """Run the cell over a whole sequence; every step uses the same weights.

    X (T, N, D), h0 (N, H); Wx (D, H), Wh (H, H), b (H,).
    Returns hs (T, N, H): the states after steps 1 to T, without h0.
    """
    # your code here
    ...','b71d1abbe1fb97cc70d1720c1887f3e3','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('1c141ab52c8a4e2db0910cca4fd0fda2','rnn_cell-rnn_forward','code',1,'check(rnn_forward)','19bda5a1bd340c15215c44f55a852f4d','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('fb910c6a87b848c8b48fd1390c6d93b7','rnn_cell-readout-answer','code',0,'def readout(hs, Wy, by, mode="many"):
    """What the network says: a linear layer on top of its states.

    hs (T, N, H); Wy (H, K), by (K,).
    mode "many": an answer at every step; "last": one, after the last.
    Returns logits, (T, N, K) for "many" and (N, K) for "last".
    """
    # your code here
    ...','9576182b5e9049a53c15369b86770519','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('9013cc059cd74bd28fbc9bba8748cffa','rnn_cell-readout','code',1,'check(readout)','f43aa27a232320fd7c79808fa083ebd6','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('60339ee9a8b14ccabcc0cdcf8bebbe5b','rnn_cell-count_rnn_params-answer','code',0,'def count_rnn_params(D, H, K, two_biases=False):
    """How many numbers a simple RNN and its linear read-out learn.

    D inputs, H units, K outputs; cell and read-out have their biases.
    two_biases: the cell adds two bias vectors, as PyTorch''s does.
    Returns a whole number.
    """
    # your code here
    ...','2af8d038a8a4404c8065200703aeb9a2','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('9bb3aa4c514743faab7a00d8dec0efbf','rnn_cell-count_rnn_params','code',1,'check(count_rnn_params)','8f0e6e8d07303752ec516484b5cedfb4','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('ff9e16ef3a0b4373967ffb07cbc96874','rnn_cell-longer_sequences-answer','code',0,'def longer_sequences():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','f59d4654410d51831f0abddf37a73c06','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('2513be037e8f4d3dbde60dd454b3f5c1','rnn_cell-longer_sequences','code',1,'check(longer_sequences)','6f02e315c623fe878c79a70436836744','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('d83dd24bbcd844e4b8d056c18506b30c','rnn_cell-one_hot_seq-answer','code',0,'def one_hot_seq(ids, V):
    """Turn the numbers of symbols into vectors with a single 1.

    ids (T, N), whole numbers from 0 to V-1. An id of -1 marks padding:
    no symbol at all, and so a vector of zeros.
    Returns one_hot (T, N, V).
    """
    # your code here
    ...','952742b164ee05f8c051e069c4069b51','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('7b59a1c0bd084032b9ad520206ab5a91','rnn_cell-one_hot_seq','code',1,'check(one_hot_seq)','74bc035f9d5aad7b5821d20f84b7c471','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('158423a5005b44e1a3ca4739ce5e761b','rnn_cell-embed-answer','code',0,'def embed(ids, E):
    """Look up the vector of each symbol: the row of E that is its own.

    ids (T, N), whole numbers from 0 to V-1, or -1 for padding, which
    gets a vector of zeros; E (V, M).
    Returns vectors (T, N, M): what one_hot_seq(ids, V) @ E would be.
    """
    # your code here
    ...','576b79f31ae54faf776f7bd6b9f399b1','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('da34effa04cb4dad998efec68fdeab3c','rnn_cell-embed','code',1,'check(embed)','ed42c36b695173f3bcad0a41ad3a733b','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('1c00f946df0644a883d7df292368db81','rnn_cell-one_hot_product-answer','code',0,'def one_hot_product():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','66af6371f43e8b604d749065985cd2ba','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('4fd43443e84b40ec9235fb420e11f795','rnn_cell-one_hot_product','code',1,'check(one_hot_product)','a267081ae3f3531ea8ae827db1b0b460','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('100dcfdbc41348e8b19c7b43aae0a764','rnn_cell-given-2','code',1,'try:
    import torch
except ModuleNotFoundError:
    print("Exercise 8 alone needs PyTorch: pip install torch")','37d65b1ef3b15ecbf3d07976dce80c64','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('3ad12632c22544848c445964acdb9ccc','rnn_cell-load_into_torch-answer','code',0,'def load_into_torch(Wx, Wh, b):
    """Give these weights to PyTorch: an nn.RNN that computes the same.

    Wx (D, H), Wh (H, H), b (H,), as in rnn_forward.
    Returns a torch.nn.RNN with one layer, tanh, and PyTorch''s default
    layout, time first: it takes X (T, N, D) and gives hs (T, N, H).
    """
    # your code here
    ...','979206099a4edaf882c5b0694f6b80ef','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('c8e8868fe5154377ad661445bb61ef9d','rnn_cell-load_into_torch','code',1,'check(load_into_torch)','185cabc9ec6cb03ce95766d7fd58c2f7','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('fc88e170620042a7b497b5a65c1ed1f5','rnn_cell-echo_linear-answer','code',0,'def echo_linear(k):
    """Weights of an echo: a network that repeats its input k steps later.

    The network has no tanh and no bias: h'' = x Wx + h Wh, then y = h Wy.
    It starts from zeros. At every step y is to be what x was k steps
    ago, and 0 where that lies before the first step.
    Returns Wx (1, k+1), Wh (k+1, k+1), Wy (k+1, 1).
    """
    # your code here
    ...','45cbc230364dc56f86b8d546d031a803','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('9e9e44c587b8477eb3971943a640ca97','rnn_cell-echo_linear','code',1,'check(echo_linear)','3c1457d12d37fdb441ffd5fd91581381','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('e55ef7495e3f4fbfbc06d3deadb3a8a7','rnn_cell-survive_tanh-answer','code',0,'def survive_tanh(Wx, Wh, Wy):
    """Let a network that was made without tanh do its work with it.

    Given are weights for h'' = x Wx + h Wh, y = h Wy, started from zeros.
    Find others for h'' = tanh(x Wx + h Wh), y = h Wy, so that for inputs
    between -1 and 1 no y differs by more than 0.01 from the given one''s.
    Wx (D, H), Wh (H, H), Wy (H, K).
    Returns new Wx, Wh and Wy of the same shapes.
    """
    # your code here
    ...','4dd1e11c260907d88303b10fd0f69fd7','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('b83fb64a6463437fb5b592e56b3190f4','rnn_cell-survive_tanh','code',1,'check(survive_tanh)','a3630bee49c4039f377980117fc769db','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('39147d0ebca147cd98a98ba60a2581e9','rnn_cell-summary','code',1,'check()','b550939e65272fb1be2e193911fd5620','a889ea8430704155806287fadd330a90');
INSERT INTO "source_cell" VALUES('f7f6b5996f1c4ff4bf848dfcefd622d7','bptt-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''127ba43327cf077a6e09c90e201ea2f29939e6506db488da9a1d347d63482956''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/bptt/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/bptt.zip beside this notebook.")

from check import check','4e297f17974547d531db1ff428e0b7ce','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('f059a06dd7fa45bc9dc11ea22f06771e','bptt-given-1','code',1,'import numpy as np','fe22ef099e355baf44063d1644e6e3e0','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('b3f855c809c948dc8410ebdf0ded0f89','bptt-tanh_backward-answer','code',0,'def tanh_backward(dh, h):
    """Through h = tanh(z), backward.

    dh and h have one shape, any shape; h is the tanh itself, not its
    argument. Returns dz, of the same shape.
    """
    # your code here
    ...','02e9c41c7a197870f7416db4c495b313','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('ca1e5dac17014bccbe9e5d82bcbbf1f9','bptt-tanh_backward','code',1,'check(tanh_backward)','68a52a36e4c42354af904b9abb90c604','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('e20fed4b182f4297b9020590bf14d211','bptt-rnn_step_backward-answer','code',0,'def rnn_step_backward(dh, cache):
    """One step of an RNN cell, backward.

    dh (N, H) is the gradient that reaches h_next.
    cache is a dict of what the step knew: x (N, D), h (N, H),
    h_next (N, H), Wx (D, H), Wh (H, H); h is the old state.
    Returns dx (N, D), dh_prev (N, H), dWx (D, H), dWh (H, H), db (H,).
    """
    # your code here
    ...','2c92e875442bde7b3ba18c3729dfb7c4','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('25ab347723284866975e2ac2f08df7c1','bptt-rnn_step_backward','code',1,'check(rnn_step_backward)','8ab0b2ff8fb40c98bba95d76d1b5ebaf','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('5bee11e1a5664febb5b996bd901d169d','bptt-rnn_backward-answer','code',0,'def rnn_backward(dhs, cache):
    """A whole sequence, backward: backpropagation through time.

    dhs (T, N, H): dhs[t] is the gradient that reaches hs[t] from above,
    from a loss or a layer that reads it; not what comes from later steps.
    cache is a dict of what the forward run knew: X (T, N, D), h0 (N, H),
    hs (T, N, H), Wx (D, H), Wh (H, H); hs[0] is the state made from h0.
    Returns dX (T, N, D), dh0 (N, H), dWx (D, H), dWh (H, H), db (H,).
    """
    # your code here
    ...','66af21879c934815a78ad8cc48c97166','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('606d396e18864eb5999121865dbfc02b','bptt-rnn_backward','code',1,'check(rnn_backward)','32c2dc95d39b471728b13bd2f075305b','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('92ce51fd55ed4029a0283b567d00aff3','bptt-seq_xent-answer','code',0,'def seq_xent(logits, y, mask):
    """Softmax cross-entropy over sequences of unequal length.

    logits (T, N, K); y (T, N) holds the right classes, 0 to K-1;
    mask (T, N) is 1.0 where a step counts and 0.0 where it is padding.
    Returns loss, the mean over the steps that count (nats), and its
    gradient dlogits (T, N, K).
    """
    # your code here
    ...','3e45448418189f1aee2c321ff1955eb1','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('9b73b0233402447a85b3a01ee4146592','bptt-seq_xent','code',1,'check(seq_xent)','73fd41046917a1d645be31c865fd4aee','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('91f1955c98e14c4a837418f239499369','bptt-gradcheck-answer','code',0,'def gradcheck(loss, params, grads, n_samples, rng):
    """Hold gradients against central differences of the loss.

    loss maps params to a number; params and grads are dicts: name -> array.
    Check n_samples entries of each array, drawn at random with
    rng.choice(size, n, replace=False), or all if there are fewer.
    The error of an entry is |a - b| / max(|a|, |b|), and 0 where a = b = 0.
    The params are afterwards what they were before.
    Returns a dict: name -> the largest error found (a float).
    """
    # your code here
    ...','b1cf4daee2bfb16917fcd1132ba7aeaf','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('186f4ef149774f5b9a614ac871a953e2','bptt-gradcheck','code',1,'check(gradcheck)','ee9d4f7667bca2ead6a7d3f779e938da','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('fdfcbce0d6fd4516ab1a37c623ed6d79','bptt-given-2','code',1,'def states(p, xs):
    hs = [0.0]
    for x in xs:
        hs.append(np.tanh(p["u"] * x + p["w"] * hs[-1] + p["b"]))
    return hs


def net_a(p, xs, ys):
    hs, du, dw, db, later = states(p, xs), 0.0, 0.0, 0.0, 0.0
    for t in range(len(xs), 0, -1):
        dh = hs[t] - ys[t - 1] + later  # A
        dz = dh * (1 - hs[t] ** 2)  # B
        later = dz * p["w"]  # C
        du += dz * xs[t - 1]  # D
        dw += dz * hs[t]  # E
        db += dz  # F
    return {"u": du, "w": dw, "b": db}


def net_b(p, xs, ys):
    hs, du, dw, db, later = states(p, xs), 0.0, 0.0, 0.0, 0.0
    for t in range(len(xs), 0, -1):
        dh = hs[t] - ys[t - 1] + later  # A
        dz = dh * (1 - hs[t] ** 2)  # B
        later = dh * p["w"]  # C
        du += dz * xs[t - 1]  # D
        dw += dz * hs[t - 1]  # E
        db += dz  # F
    return {"u": du, "w": dw, "b": db}


def net_c(p, xs, ys):
    hs, du, dw, db, later = states(p, xs), 0.0, 0.0, 0.0, 0.0
    for t in range(len(xs), 0, -1):
        dh = hs[t] - ys[t - 1] + later  # A
        dz = dh * (1 - np.tanh(hs[t]) ** 2)  # B
        later = dz * p["w"]  # C
        du += dz * xs[t - 1]  # D
        dw += dz * hs[t - 1]  # E
        db += dz  # F
    return {"u": du, "w": dw, "b": db}','dfa45499c512951702fd77b097c92d0e','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('3040c2cbe76a469ebfc27f001875dc2a','bptt-given-3','code',1,'def compare(net, T):
    rng = np.random.default_rng(T)
    p = {"u": 0.9, "w": 0.8, "b": 0.1}
    xs, ys = rng.normal(size=T), rng.uniform(-1, 1, T)

    def loss(p):
        return 0.5 * np.sum((np.array(states(p, xs)[1:]) - ys) ** 2)

    mine = net(p, xs, ys)
    print(f"{net.__name__}, T = {T}:")
    for k in p:
        up, down = {**p, k: p[k] + 1e-5}, {**p, k: p[k] - 1e-5}
        numeric = (loss(up) - loss(down)) / 2e-5
        print(f"   d{k} {mine[k]:9.5f}   should be {numeric:9.5f}")


compare(net_a, T=1)
compare(net_a, T=6)','04e47d305bccdbbaf9ea0e763aa621d2','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('2d8cf7e121584621b79f3b37f0c0dc32','bptt-bug_a-answer','code',0,'def bug_a():
    """Which line of net_a is wrong? Return its letter."""
    # your code here
    ...','9892a9f439fa7e563b0b50fd4bd5d398','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('468f63654405462bb016dddaecb501ee','bptt-bug_a','code',1,'check(bug_a)','eeb8711356dea36290317ef2da6728b5','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('2b4d0a93531d47a1ad26ebe4cadf4be2','bptt-bug_b-answer','code',0,'def bug_b():
    """Which line of net_b is wrong? Return its letter."""
    # your code here
    ...','82ddb7d929caf5855302c57ca8e228ba','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('5606356db5e249ffbcb0f07f72127835','bptt-bug_b','code',1,'check(bug_b)','db8c10cb9f288038b50fe03d3f8ed116','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('1720b8b4c12c4c8d999c47458bd657c4','bptt-bug_c-answer','code',0,'def bug_c():
    """Which line of net_c is wrong? Return its letter."""
    # your code here
    ...','88d08400997cfd3935fc729be0e41226','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('3048d3c90ff34b4c82f2da9e657475fd','bptt-bug_c','code',1,'check(bug_c)','9ac6194c43bc77e97d880c9d9f8c4665','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('3f8beccde27740d5af6972a557ed0cd1','bptt-sum_or_mean-answer','code',0,'def sum_or_mean():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','e65e29319d8f531bc9820cc2a465533d','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('6d6fee53ed1a474894b58fb5cd656a21','bptt-sum_or_mean','code',1,'check(sum_or_mean)','aa08410227a0ee2dac4ed2a161ffb0f9','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('10c565d554054bed9fb861a396d53ecf','bptt-what_to_keep-answer','code',0,'def what_to_keep():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','db817c810991e2a9e4076f68e71e0649','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('4c041d5a7e4149af9ba788497b51a1fa','bptt-what_to_keep','code',1,'check(what_to_keep)','f888b2ded1fc3035551a0947aa21cd14','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('b6ec93b4df0b40b9a234a39f3eb91392','bptt-char_loss-answer','code',0,'def char_loss(params, ids):
    """A character network''s loss and gradients on N pieces of text.

    ids (T+1, N): character numbers from 0 to V-1. From ids[:T] it guesses
    ids[1:]. params is a dict: Wx (V, H), Wh (H, H), b (H,), Wy (H, V),
    by (V,). The inputs are one-hot, the first state is zero, the logits
    are hs @ Wy + by, and every step counts in the cross-entropy.
    Returns loss (nats per character) and grads, a dict like params.
    """
    # your code here
    ...','d37998a9dd6c20e2743830d56fb64fdf','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('2b44d7a254e146c1984957f20f1f41f3','bptt-char_loss','code',1,'check(char_loss)','87144121b2de10fabe854bdfea6260ff','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('46ad61718f72428c96fca750fa679a04','bptt-given-4','code',1,'TEXT = """
''Twas brillig, and the slithy toves
Did gyre and gimble in the wabe;
All mimsy were the borogoves,
And the mome raths outgrabe.

Beware the Jabberwock, my son!
The jaws that bite, the claws that catch!
Beware the Jubjub bird, and shun
The frumious Bandersnatch!

He took his vorpal sword in hand:
Long time the manxome foe he sought--
So rested he by the Tumtum tree,
And stood awhile in thought.

And as in uffish thought he stood,
The Jabberwock, with eyes of flame,
Came whiffling through the tulgey wood,
And burbled as it came!
""".lower()
LETTERS = sorted(set(TEXT))


def train(char_loss, gradcheck=None, updates=600, H=64, rate=1.0, seed=0):
    rng = np.random.default_rng(seed)
    text, V = np.array([LETTERS.index(c) for c in TEXT]), len(LETTERS)
    shapes = {"Wx": (V, H), "Wh": (H, H), "b": (H,), "Wy": (H, V), "by": (V,)}
    params = {name: rng.normal(0, 0.1, shape) for name, shape in shapes.items()}

    def batch(T=24, N=32):
        starts = rng.integers(0, len(text) - T, N)
        return text[starts + np.arange(T + 1)[:, None]]  # (T+1, N)

    if gradcheck:
        ids = batch(24, 4)
        grads = char_loss(params, ids)[1]
        print(gradcheck(lambda p: char_loss(p, ids)[0], params, grads, 10, rng))
    print(f"a blind guess costs {np.log2(V):.2f} bits per character")
    for update in range(updates):
        loss, grads = char_loss(params, batch())
        for name in params:
            params[name] -= rate * np.clip(grads[name], -1, 1)
        if update % (updates // 5) == 0 or update == updates - 1:
            print(f"update {update:5}: {loss / np.log(2):.2f} bits per character")
    return params','4c197eafe7677a121c98324c4ea41ee1','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('cab68ee401974d43b54c97c0f19e9ea9','bptt-summary','code',1,'check()','9f893269512014c60c276ba1e5443b17','2749913f6a37485182c1f0b0bce77742');
INSERT INTO "source_cell" VALUES('546e8226604f44fe9b690711cb1dad0d','vanishing_gradients-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''0bbae6fc264f135032c9725957d3588632f7c3e3710105e5e15966d1e5ef0de8''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/vanishing_gradients/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/vanishing_gradients.zip beside this notebook.")

from check import check','6db235822db2997037c3bf6bd911630c','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('40af906697044d7c9ae4425743a9da5b','vanishing_gradients-given-1','code',1,'import numpy as np','757178d86d2971f1b4652e4a65fe197a','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('bfe19e5a84e945ffa89a006d71638db0','vanishing_gradients-rnn_jacobian-answer','code',0,'def rnn_jacobian(h_next, Wh):
    """How the new state moves with the old one: the Jacobian of a step.

    h_next (H,) is the new state of one example, tanh(x Wx + h Wh + b);
    Wh (H, H).
    Returns J (H, H) with J[i, j] = d h_next[i] / d h[j]: a row for each
    number that comes out, a column for each that went in.
    """
    # your code here
    ...','d40ba46e69535f11355d1bebbdaf21ce','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('4fc076bf09d34730b2ef2d45f86f1d33','vanishing_gradients-rnn_jacobian','code',1,'check(rnn_jacobian)','65076107a90ad964c5572daaff6c2c9e','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('e97a194e6ef94741b21e4596dfa1084f','vanishing_gradients-jacobian_product_norms-answer','code',0,'def jacobian_product_norms(hs, Wh):
    """How strongly the last state still depends on each state before it.

    hs (T, H): the states of one example after steps 1 to T; Wh (H, H).
    Returns norms (T,): norms[t] is the largest singular value of
    d hs[T-1] / d hs[t]. The last state is itself: norms[T-1] is 1.
    """
    # your code here
    ...','d37bd2e9334630747e21eed2f8e9e5c0','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('c1c7f10be0464889b90b72fad8821713','vanishing_gradients-jacobian_product_norms','code',1,'check(jacobian_product_norms)','4793031367449a68dc6ddc20f7d6bb85','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('03cd3231794844aebeb6533abca281f1','vanishing_gradients-rescale_spectral_radius-answer','code',0,'def rescale_spectral_radius(W, rho):
    """Make a matrix larger or smaller, so that its spectral radius is rho.

    W (H, H), not all of its eigenvalues zero. The spectral radius is the
    largest distance of an eigenvalue from zero.
    Returns a multiple of W (H, H).
    """
    # your code here
    ...','d897d2ad1e64854318767f71d7134c21','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('bace4b0898984ade91dda6568590a11a','vanishing_gradients-rescale_spectral_radius','code',1,'check(rescale_spectral_radius)','dd8ba0d2f7336fb54e4eaca7073c45a3','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('cccf980db6aa46d2bdab0bc2654075ad','vanishing_gradients-vanishing_bound-answer','code',0,'def vanishing_bound(Wh, act="tanh"):
    """What the weights alone can foretell of gradients many steps back.

    Wh (H, H); act is "tanh" or "sigmoid" (the logistic function), with
    which the cell squashes.
    Returns verdict and factor. factor: the steepest slope that act has
    anywhere, times the most by which Wh can lengthen a vector. No step,
    whatever the input, lengthens a gradient by more.
    verdict: "vanishes" or "explodes" where the factor alone proves that
    gradients must do so over many steps, "open" where it proves neither.
    """
    # your code here
    ...','007bf012a3a7e5252a9f5fa0e4755ed9','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('36e11fc9564240e68fc2df16dad107d7','vanishing_gradients-vanishing_bound','code',1,'check(vanishing_bound)','57a899c867df8179a878dd1ccd8b5806','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('5950d2bd900e4701b888932ef45a6a87','vanishing_gradients-two_forecasts-answer','code',0,'def two_forecasts():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','a277bb39eca4ef4c28197420347ef8e7','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('2d53f13c29a9464b8d024ec04b2bac3c','vanishing_gradients-two_forecasts','code',1,'check(two_forecasts)','4415ede7c951606bb1643e4c096a51d6','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('331fcd7247f549efb76db463b9f15b79','vanishing_gradients-orthogonal-answer','code',0,'def orthogonal(H, rng):
    """A random matrix that makes no vector longer and none shorter.

    rng is a np.random.Generator; all that is random comes from it.
    Returns Q (H, H), orthogonal.
    """
    # your code here
    ...','aeb9ed124cd37afb7f54b9789ea127e7','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('1e682c1ff26b459bb85cfc9ecf130e07','vanishing_gradients-orthogonal','code',1,'check(orthogonal)','85e4319a6bfd051a49ed0b04254b976f','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('2783643360c3446cbc6bf04b5a3d4eac','vanishing_gradients-irnn_init-answer','code',0,'def irnn_init(D, H, rng, std=0.001):
    """First weights of an IRNN, h'' = relu(x Wx + h Wh + b).

    Without any input, its state stays exactly as it is. Its input weights
    are normal random numbers with mean 0 and standard deviation std.
    rng is a np.random.Generator; all that is random comes from it.
    Returns Wx (D, H), Wh (H, H), b (H,).
    """
    # your code here
    ...','740c2558d54609604ef0dd29d25dad58','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('b5f284e0417348fd8fc30c954d42c150','vanishing_gradients-irnn_init','code',1,'check(irnn_init)','001b59bf544cd40c04987251f7977307','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('2aee0157d3e44f8f9f747716ffa857c8','vanishing_gradients-relu_instead-answer','code',0,'def relu_instead():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','7f2ee532df3676d8e3a4fb9549b7fa38','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('aac41158071641dda7ddf42ddd761afc','vanishing_gradients-relu_instead','code',1,'check(relu_instead)','a2cb630af7a2bbfea8410fcc2c7449d7','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('13e14526d2e942b3a80a2294f3cfeea6','vanishing_gradients-effective_horizon-answer','code',0,'def effective_horizon(norms, tol=1e-3):
    """How many lags count: after them, the norm stays below tol for good.

    norms (T,): norms[k] belongs to lag k, so to k steps back.
    Returns a whole number, 0 if every norm is below tol.
    """
    # your code here
    ...','68b826bb9b31fcc696b52ac2a0ab8891','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('63eca19aed3646ceaf914af5d2c1d26b','vanishing_gradients-effective_horizon','code',1,'check(effective_horizon)','3c27a0eee23f491e0a82b9a4067a4f20','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('ad358ffc13ad4ef2940d016e69664373','vanishing_gradients-grad_profile-answer','code',0,'def grad_profile(dhs, cache):
    """How much gradient there is at every step of a sequence.

    dhs (T, N, H): dhs[t] is the gradient that reaches hs[t] from above,
    from a loss or a layer that reads it; not what comes from later steps.
    cache is a dict of what the forward run knew: X (T, N, D), h0 (N, H),
    hs (T, N, H), Wx (D, H), Wh (H, H); hs[0] is the state made from h0.
    Returns norms (T,): norms[t] is the length of dL/dhs[t], of all of it,
    the square root of the sum of the squares of its N times H entries.
    """
    # your code here
    ...','f2a27690da0ec48508d9b2efd17ac2fb','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('1140e8ae892344d6bffdd31f91c73e1d','vanishing_gradients-grad_profile','code',1,'check(grad_profile)','05454bc8d31758adc4c8b96d8cc61b04','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('73e42678be0d494c92f29d2c3747414b','vanishing_gradients-clipped_whisper-answer','code',0,'def clipped_whisper():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','fc68d3e8078acc635368576df691863a','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('9b97e907b75d480a8ed20f4cfc34ed28','vanishing_gradients-clipped_whisper','code',1,'check(clipped_whisper)','3270e2d0f2252200aa1940d234d62b5e','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('2b675ae0c5d24579991f3240cb4ced8b','vanishing_gradients-given-2','code',1,'try:
    import torch
except ModuleNotFoundError:
    print("This experiment needs PyTorch (pip install torch).")
    print("The exercises do without.")','f369c3030706438052a87aa177a337c8','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('c413e9ba28db4021a56a3078cf7d511b','vanishing_gradients-given-3','code',1,'def learns(T, seed, H=16, updates=400, noise=0.3):
    """After how many updates it is right 99 times in 100; None if never."""
    torch.manual_seed(seed)
    rnn, read = torch.nn.RNN(1, H), torch.nn.Linear(H, 1)
    weights = [*rnn.parameters(), *read.parameters()]
    optimizer, right = torch.optim.Adam(weights, 5e-3), []
    bce = torch.nn.BCEWithLogitsLoss()
    for update in range(1, updates + 1):
        answer = torch.randint(0, 2, (32,)).float()
        x = noise * torch.randn(T, 32, 1)
        x[0, :, 0] = 2 * answer - 1
        said = read(rnn(x)[0][-1])[:, 0]
        optimizer.zero_grad()
        bce(said, answer).backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        correct = (said > 0) == (answer > 0.5)
        right.append(correct.float().mean().item())
        if update >= 20 and np.mean(right[-20:]) > 0.99:
            return update
    return None','a36bd006c1e9126c7156b3fe2cd22962','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('0c60a98b9bba450a969d78309b08492e','vanishing_gradients-longest_lag','markdown',0,'*Your answer here.*','2b7b286e9250df5fca23a533ee7f7360','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('c6b23bac701a484eb57b6006dfc0993b','vanishing_gradients-summary','code',1,'check()','593e77cd55c69e9b38688afd40aab8cb','8ecc8c9dbc0f41eea42834fddb3d6636');
INSERT INTO "source_cell" VALUES('6b82e781a14d4071919ff558aba1a4b5','lstm_gates-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''01d83fac2dc944b679cf8bcb1f1c5f7f9c92f4cff9e94fc23d74ba44737e27c6''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/lstm_gates/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/lstm_gates.zip beside this notebook.")

from check import check','9e2ec5d5aeb0dc3db822e929e4d7fb46','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('838e0b04ec524ef1b374263e84cf7446','lstm_gates-given-1','code',1,'import numpy as np','6088beecfabc981001c0e7d64603b908','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('3efde14398894be19b34a62acfc250da','lstm_gates-lstm_gates-answer','code',0,'def lstm_gates(x, h, W, U, b):
    """The three gates of an LSTM cell and its candidate.

    x (N, D), h (N, H); W (D, 4H), U (H, 4H), b (4H,), gates stacked
    i, f, g, o: the first H columns belong to i, the next H to f, ...
    Returns i, f, g, o, each (N, H); g is the candidate.
    """
    # your code here
    ...','ba9ffc65fd32a3ee1488e6c9ceca9f0e','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('7e10fabc6a4a4f7088415966ad7b787f','lstm_gates-lstm_gates','code',1,'check(lstm_gates)','4b8e3210e9034b2cd1950f61278ad6ca','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('0c35a424a158472bb96544a7834d88db','lstm_gates-lstm_step-answer','code',0,'def lstm_step(x, h, c, W, U, b):
    """One step of an LSTM cell.

    x (N, D), h (N, H), c (N, H); W (D, 4H), U (H, 4H), b (4H,), gates
    stacked i, f, g, o.
    Returns h_next (N, H) and c_next (N, H).
    """
    # your code here
    ...','4944879b98a9b6feaab2695fce4ab355','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('569a6d1f3331418c94055fa2d660600a','lstm_gates-lstm_step','code',1,'check(lstm_step)','9632e8e8e32dff0750e4960e6d8ec231','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('916263b72f1d4b70ba5a29ff752d67f6','lstm_gates-all_but_shown-answer','code',0,'def all_but_shown():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','3b2d1b9ee99c0f6d28804df3e44bfe2b','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('3335219c09224fa0b65d3eed327bb556','lstm_gates-all_but_shown','code',1,'check(all_but_shown)','2ee897382d17a121e8c0f0b9c30ded44','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('52d3b914c1e146e18b2d72131e82b4bb','lstm_gates-never_touches_c-answer','code',0,'def never_touches_c():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','b5f13c2be013a84dc6a14239b8a682d6','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('cb5740704e0442b4bb9f636e5477afc1','lstm_gates-never_touches_c','code',1,'check(never_touches_c)','7572b5a6230dabd5a7f2b9ccddabfd1e','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('b8772d29938d41b9ae35240924d592f6','lstm_gates-lstm_forward-answer','code',0,'def lstm_forward(X, h0, c0, W, U, b):
    """Run the cell over a whole sequence.

    X (T, N, D), h0 (N, H), c0 (N, H); W (D, 4H), U (H, 4H), b (4H,),
    gates stacked i, f, g, o.
    Returns hs (T, N, H) and cs (T, N, H): the hidden and the cell states
    after steps 1 to T, without h0 and c0.
    """
    # your code here
    ...','b3601db3a9291a5115a04776cb5ad786','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('f1fb9fe50e25461b8694e1286a430fc7','lstm_gates-lstm_forward','code',1,'check(lstm_forward)','eff0d4db4afe0818565f114d89b58be0','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('1c4a7916cebf422d8c35eb9161f1325b','lstm_gates-latch_weights-answer','code',0,'def latch_weights():
    """Weights of an LSTM cell with two inputs and one unit, set by hand,
    so that it remembers for as long as you like.

    Input 0 is noise at most steps. Input 1, the marker, is 1 now and then
    and 0 otherwise; at a marked step input 0 is a value, +1 or -1. That
    value must stand in c until the next marker replaces it: to 1e-6, and
    through 1,000 steps of noise. What h shows is up to you.
    Returns W (2, 4), U (1, 4), b (4,), gates stacked i, f, g, o.
    """
    # your code here
    ...','0f647d5885a93d41916435c7c14bcf07','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('caebe9def988418c91a029ccc1bbdab8','lstm_gates-latch_weights','code',1,'check(latch_weights)','4fe30f4d9e1dccc39bbd8759b6e26cee','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('298cf53d7f6845b3aaf9de49db8386fb','lstm_gates-counter_weights-answer','code',0,'def counter_weights():
    """Weights of an LSTM cell with two inputs and one unit, set by hand,
    so that it counts.

    A string of a''s and b''s comes in, one-hot: a is (1, 0), b is (0, 1).
    From c = 0, every a must raise c by one and the same amount k > 0 and
    every b lower it by k, so that c = k (number of a''s - number of b''s).
    It must hold for strings of thousands. What h shows is up to you.
    Returns W (2, 4), U (1, 4), b (4,), gates stacked i, f, g, o.
    """
    # your code here
    ...','f8308bf236ea555cca4ce19b5c1d961c','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('38d34dd6c90f4f1aa1473a02cad928d4','lstm_gates-counter_weights','code',1,'check(counter_weights)','2a257f73e7c5d416efbf17a77f9da10a','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('20f4eaaf631c430883007cb168f76fd6','lstm_gates-reorder_gates-answer','code',0,'def reorder_gates(A, src="ifgo", dst="iofc"):
    """Weights stacked in one order of the gates, restacked in another.

    A is W (D, 4H), U (H, 4H) or b (4H,): the four blocks lie side by side
    along its last axis, in the order that src names. dst names the order
    that is wanted. The letters g and c both mean the candidate.
    Returns an array of A''s shape.
    """
    # your code here
    ...','66c2d0c14e5b4c1f45d6a5c1b6e33ee9','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('e237056f714b495ea1bfefca8f6262db','lstm_gates-reorder_gates','code',1,'check(reorder_gates)','319ea52cdd2cada26c46250889859f11','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('5cd65445d05346ccb051460d9f78e41e','lstm_gates-to_torch_lstm-answer','code',0,'def to_torch_lstm(W, U, b):
    """The state of an nn.LSTM with one layer that computes the same.

    W (D, 4H), U (H, 4H), b (4H,), gates stacked i, f, g, o, as PyTorch has
    them. PyTorch multiplies by the transpose of its matrices, x @ A.T,
    and adds two biases.
    Returns a dict of NumPy arrays: weight_ih_l0 (4H, D),
    weight_hh_l0 (4H, H), bias_ih_l0 (4H,) and bias_hh_l0 (4H,).
    """
    # your code here
    ...','401d4eb138e2aaad9799bd190e37dd75','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('9de8ddf4a4b14a7d8bc711a9eb4194a0','lstm_gates-to_torch_lstm','code',1,'check(to_torch_lstm)','97370b4f4f407f8a92d752251c13d170','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('8354e04f374049d3ba4bcaab8659cf43','lstm_gates-lstm_param_count-answer','code',0,'def lstm_param_count(D, H, layers=1, biases=1):
    """How many numbers an LSTM learns.

    D inputs, H units in every layer, so many layers, each reading the one
    below it; biases is 1 (this course, Keras) or 2 (PyTorch).
    Returns a whole number.
    """
    # your code here
    ...','453340810048a56a56f16d21c0b38fba','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('925f47cb396846c7bc79ed7c664aaa39','lstm_gates-lstm_param_count','code',1,'check(lstm_param_count)','fac489b8e24dabeb723f394a9d084e8a','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('1c6d0e358a5042e294079f9eba95b4f6','lstm_gates-four_of_what-answer','code',0,'def four_of_what():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','51cc98e2c2a3c8f788fa21ae7272a289','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('4da72eb92a4b4525a134e7a5273dad16','lstm_gates-four_of_what','code',1,'check(four_of_what)','0c7a09577b295e6a6c0f65524a984966','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('21968b621d2142f491b316f607366561','lstm_gates-given-2','code',1,'# one row for each input x, y, p, q; one for each unit; the bias
stored = """
    0.1 0.1 0.1 0.4 0.0 0.0 0.0 -0.3 -0.3 -0.5 -0.3 -1.3 0.0 0.0 0.0 0.1
    0.0 0.1 0.1 0.4 -0.1 -0.1 0.0 -0.5 0.6 0.8 0.6 1.5 0.0 0.0 0.0 0.1
    0.2 0.2 0.0 -0.1 0.4 0.3 0.3 0.4 0.1 0.1 0.0 0.1 0.3 0.4 0.7 0.5
    0.2 0.2 0.1 0.0 0.4 0.3 0.3 0.5 0.2 0.1 0.0 0.1 0.3 0.4 0.7 0.4
    -0.1 0.1 0.0 -0.2 0.0 0.1 0.3 0.1 0.2 0.0 0.4 0.0 0.8 0.1 0.3 0.0
    0.0 0.0 -0.1 0.1 -0.1 0.0 0.0 0.1 0.6 0.2 0.5 -0.1 -1.0 0.0 0.2 0.0
    -0.4 0.1 -0.1 0.3 0.1 0.1 -0.2 0.3 0.1 -0.4 0.8 -0.2 -1.5 0.2 -0.1 0.3
    0.0 -0.1 0.0 0.0 -0.2 0.1 0.0 0.2 0.8 1.1 0.6 0.7 -1.1 0.0 0.3 0.0
    1.1 1.1 0.7 1.4 1.4 1.0 1.8 1.1 0.7 -0.2 -0.1 -0.2 1.0 1.9 2.3 2.1
"""
stored = np.array([row.split() for row in stored.split("\n")[1:-1]], float)
W, U, b = stored[:4], stored[4:8], stored[8]


def words(n, rng):
    """n words (14, n, 4), one-hot x, y, p, q; and their two signals."""
    signals = rng.integers(2, size=(n, 2))  # 0 is x, 1 is y
    letters = rng.integers(2, 4, size=(n, 14))
    for k, (first, last) in enumerate([(1, 4), (7, 11)]):
        letters[np.arange(n), rng.integers(first, last, n)] = signals[:, k]
    return np.eye(4)[letters].swapaxes(0, 1), signals','cd9686e1cb518bf52334ac54fda1d18f','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('feeb9881a33c4dc3b69cd7e29e81d102','lstm_gates-keeper_of_the_first-answer','code',0,'def keeper_of_the_first():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','5e794f691a2425fb3b5ac54185f60561','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('2e00ecbfca1841c69e7b6789873c6d8b','lstm_gates-keeper_of_the_first','code',1,'check(keeper_of_the_first)','7c6031942be59c34fd50cce0d0adae1c','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('0361194e41a44908aa8640178be6aeb4','lstm_gates-given-3','code',1,'try:
    import torch
    from torch import nn
except ModuleNotFoundError:
    print("No PyTorch here: exercise 8 cannot be run.")','e0a04d1f5d657c5ec36f236e06dbfafb','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('234131e25dce447789e1893ec3fb3743','lstm_gates-LSTMCellScratch-answer','code',0,'class LSTMCellScratch(nn.Module):
    """An LSTM cell that can load the state of PyTorch''s nn.LSTMCell.

    Its parameters: weight_ih (4H, D), weight_hh (4H, H), bias_ih (4H,) and
    bias_hh (4H,), gates stacked i, f, g, o along the rows.
    """

    def __init__(self, D, H):
        """D inputs, H units; start the parameters as you like."""
        # your code here
        ...

    def forward(self, x, state):
        """One step: x (N, D), and state is the pair h (N, H), c (N, H).

        Returns h_next (N, H) and c_next (N, H).
        """
        # your code here
        ...','138ce6c843d15608139c26c1689cff20','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('b71df25e37564f5183dc01010b63983c','lstm_gates-LSTMCellScratch','code',1,'check(LSTMCellScratch)','d19a4fac76c076635e769fc623604a6c','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('45224c799cf54508aac487b171db0784','lstm_gates-summary','code',1,'check()','8a0f0dbc53825be6270a5613f974e6e6','a617fe49044e49a892c19b827e5c99ac');
INSERT INTO "source_cell" VALUES('ee51bca044c045edad2db46a5bb955f9','lstm_gradients-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''79d7c2a5bae2c90347f8129142f31a45e9c4ec0647e482807b667f948cdd7a63''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/lstm_gradients/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/lstm_gradients.zip beside this notebook.")

from check import check','acc27977aae76434b8f9f42126e5cf44','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('ff004978e3a24249adabf3d253e4bdd3','lstm_gradients-given-1','code',1,'import numpy as np','7935bab5b28745a4289c81dd87fca160','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('23f4fe14fc8b42738aa7b1c81a71a203','lstm_gradients-lstm_step_backward-answer','code',0,'def lstm_step_backward(dh, dc, cache):
    """One step of an LSTM cell, backward.

    dh (N, H) is the gradient that reaches h_next, and dc (N, H) the one
    that reaches c_next from the step after this one.
    cache is a dict of what the step knew: x (N, D); h, c (N, H), the old
    states; the gates i, f, o and the candidate g (N, H), after their
    squashing; c_next (N, H), the new cell state; W (D, 4H), U (H, 4H).
    Returns dx (N, D), dh_prev (N, H), dc_prev (N, H), dW (D, 4H),
    dU (H, 4H), db (4H,), gates stacked i, f, g, o.
    """
    # your code here
    ...','53c4c6258cf32eb277f44a3154b7b539','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('59eae69aa09c43de912ea61b76ad2cfc','lstm_gradients-lstm_step_backward','code',1,'check(lstm_step_backward)','3f1403c65a3be3eebe82d72ff3ca450e','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('ef1772f4100c4e80a1323c2481b377bd','lstm_gradients-lstm_backward-answer','code',0,'def lstm_backward(dhs, cache, dhT=None, dcT=None):
    """A whole sequence through an LSTM, backward.

    dhs (T, N, H): dhs[t] is the gradient that reaches hs[t] from above.
    dhT and dcT (N, H) are what reaches the last h and the last c besides,
    from somebody who uses the final states; None means nothing.
    cache is a dict of what the forward run knew: X (T, N, D); h0, c0
    (N, H); hs, cs, i, f, g, o (T, N, H); W (D, 4H), U (H, 4H). hs[0] and
    cs[0] are the states made from h0 and c0, by the gates i[0], f[0], ...
    Returns dX (T, N, D), dh0 (N, H), dc0 (N, H), dW (D, 4H), dU (H, 4H),
    db (4H,), gates stacked i, f, g, o.
    """
    # your code here
    ...','7c8b9b978350f4e5dac0f985c7383bbd','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('c490758166ab447ab5fe000cc40732b4','lstm_gradients-lstm_backward','code',1,'check(lstm_backward)','c742060ee2eccb8de8e2aadfcab48782','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('9c14c815d24f4f4391a2fa157b6c0adb','lstm_gradients-cell_path_jacobian-answer','code',0,'def cell_path_jacobian(fs):
    """What the direct path leaves of a change of the cell state.

    fs (T, H) holds the forget gates of the steps 0 to T-1 of a sequence.
    The direct path goes from cell state to cell state, not through h.
    Returns J (T, H): J[t] is the derivative, along that path and unit by
    unit, of the last cell state with respect to the one after step t.
    """
    # your code here
    ...','f28bfc9c30f00d7d528475f091dfac7a','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('488d6a21241542a3bbef34f04fc3489b','lstm_gradients-cell_path_jacobian','code',1,'check(cell_path_jacobian)','62f2945049d228f0adf1bb66fbecebc4','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('cccb4dfbb0a14aa5a921c1c00bae07a2','lstm_gradients-what_is_left-answer','code',0,'def what_is_left():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','70f79ee73c721ce8faef37e6a4c85c72','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('2d71602397ec4a40b6ad98ba10fb5581','lstm_gradients-what_is_left','code',1,'check(what_is_left)','d45b7af2da52d3a639b3ac42d30d6505','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('de6ff3f11ce74bc0834c3f471171c294','lstm_gradients-which_path_explodes-answer','code',0,'def which_path_explodes():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','c52252cc8fe27417f85924d641c1407d','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('a032943c4ab848c7bb34252964d63e97','lstm_gradients-which_path_explodes','code',1,'check(which_path_explodes)','e14014308bf725da7e464077007312e7','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('a07f949ef11e41aeace2a4651b742111','lstm_gradients-half_life-answer','code',0,'def half_life(bias):
    """After how many steps half of what a cell held is left.

    Nothing is written meanwhile, and nothing but its bias (a number)
    reaches the forget gate. The answer need not be a whole number, and
    should still be right for a bias of 30.
    """
    # your code here
    ...','2d7bddc30f22566276347845e26ed828','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('4b990ee7f6714d76955e988df24bfd76','lstm_gradients-half_life','code',1,'check(half_life)','28004e9ea699cffa404dbec418c7301e','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('07f819dbe8d7425b8a8bc03efafd02b8','lstm_gradients-bias_for_half_life-answer','code',0,'def bias_for_half_life(n):
    """The bias of a forget gate for a half-life of n steps.

    n > 0 need not be a whole number. Nothing else reaches the gate.
    """
    # your code here
    ...','ac3f4a14a191a11d67862eadb254b508','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('fc76ff58677e43998c8dc79b90e79b94','lstm_gradients-bias_for_half_life','code',1,'check(bias_for_half_life)','28d30dd760b1bf8acbd9f226940f9f42','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('5e26b29d86154d73a99303f1bde82282','lstm_gradients-init_lstm-answer','code',0,'def init_lstm(D, H, forget_bias, rng):
    """First weights of an LSTM with D inputs and H units.

    W and U are drawn with rng, a NumPy Generator, evenly between
    -1/sqrt(H) and 1/sqrt(H). The biases are zero, but those of the forget
    gate are forget_bias.
    Returns W (D, 4H), U (H, 4H), b (4H,), gates stacked i, f, g, o.
    """
    # your code here
    ...','e4bab97ec7282ab50ccadd02c3ff4ada','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('3ed27848c6954d85a31b328e3a326205','lstm_gradients-init_lstm','code',1,'check(init_lstm)','127f13c4046e3cb8f45ecc47f5fdd7c2','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('1bbf9922a6db44d1a748687529bdf604','lstm_gradients-given-2','code',1,'try:
    import torch
    from torch import nn
except ModuleNotFoundError:
    print("No PyTorch here: exercise 6 and the race cannot be run.")','6e991471c356dadd0dc032fc8ba0fb03','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('9af1e66f890944e49ddde15af323e434','lstm_gradients-set_forget_bias-answer','code',0,'def set_forget_bias(lstm, value):
    """Give the forget gates of an nn.LSTM a bias, in every layer.

    lstm is a torch.nn.LSTM, of one or more layers, in one direction. Each
    layer k has two biases, bias_ih_lk and bias_hh_lk (4H,), gates stacked
    i, f, g, o. Afterwards value (a number) is what they add to every
    forget gate together. Nothing else has changed.
    Changes lstm itself; what it returns does not matter.
    """
    # your code here
    ...','b03996da041ea611c665fc1e30b3f76d','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('7c4302c35bbb44198bc3915a2539ed26','lstm_gradients-set_forget_bias','code',1,'check(set_forget_bias)','8aa334d0787fb7986ab90048909525e8','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('c703e71a6e9c4e64bf07769682c15d9f','lstm_gradients-lstm1997_step-answer','code',0,'def lstm1997_step(x, h, c, W, U, b):
    """One step of an LSTM cell as of 1997, without a forget gate.

    It forgets nothing: what is written is added to what was there.
    Everything else is as in the LSTM that you know.
    x (N, D), h (N, H), c (N, H); W (D, 3H), U (H, 3H), b (3H,), stacked
    i, g, o.
    Returns h_next (N, H) and c_next (N, H).
    """
    # your code here
    ...','8dbf404720b73aaf343f97601b8c0fea','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('994d799a99224957ae705259262ae4c4','lstm_gradients-lstm1997_step','code',1,'check(lstm1997_step)','10bea8a556ea97e54b670a2e0a6ed376','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('5776da51f8c04d19afd8e8ebe14880c0','lstm_gradients-state_growth-answer','code',0,'def state_growth(X, W, U, b):
    """How large the cell state of the 1997 cell becomes.

    X (T, N, D); W (D, 3H), U (H, 3H), b (3H,), stacked i, g, o. The first
    states are zero. Call your lstm1997_step.
    Returns norms (T, N): for each step and each sequence the length
    (Euclidean norm) of its cell state after that step.
    """
    # your code here
    ...','ba8fc70e1c3a0cc6f8ff73dee0171dd9','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('de0a09a6a886476382c49a972e6f1665','lstm_gradients-state_growth','code',1,'check(state_growth)','d5ac8d44341124f639ced1df00955e4b','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('1a54acb2265a419095b1f1c6059251e1','lstm_gradients-given-3','code',1,'def race(bias, seed, T, updates=400, H=16, N=32):
    """The number of updates that it took, or None."""
    torch.manual_seed(seed)
    lstm, readout = nn.LSTM(2, H), nn.Linear(H, 1)
    set_forget_bias(lstm, bias)
    parameters = [*lstm.parameters(), *readout.parameters()]
    adam = torch.optim.Adam(parameters, 5e-3)
    right = []
    for update in range(1, updates + 1):
        y = torch.randint(0, 2, (N,)).float()
        X = torch.zeros(T, N, 2)
        X[:, :, 1] = 0.3 * torch.randn(T, N)
        X[0, :, 0] = 2 * y - 1
        said = readout(lstm(X)[0][-1])[:, 0]
        loss = nn.functional.binary_cross_entropy_with_logits(said, y)
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        adam.step()
        right.append(((said > 0) == (y > 0.5)).float().mean().item())
        if update > 20 and np.mean(right[-20:]) > 0.99:
            return update
    return None


def table(T, seeds=(0, 1, 2)):
    for bias in (0, 1, 3, 5):
        took = [race(bias, seed, T) for seed in seeds]
        print(f"T = {T}, bias {bias}:", *(t or "not in 400" for t in took))','a102f173077514650645a32c2802f3da','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('e43bd5309b3e460590835669836cd602','lstm_gradients-what_the_race_shows-answer','code',0,'def what_the_race_shows():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','33aa5beb02903e10e57989d974dff797','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('beb96961bc164a049a29313d3f74df9a','lstm_gradients-what_the_race_shows','code',1,'check(what_the_race_shows)','8c7435cc8d91d6d900f879e09ef320fd','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('ec6b2ea2f85640c38fda05f0e45d7a7c','lstm_gradients-summary','code',1,'check()','6c8d5f43998dd8e15cd11f78fdc417b8','3fc9f149c05f48748f5a3f57c637c71a');
INSERT INTO "source_cell" VALUES('e25cf3afdac74c048b8b435c05a273a1','peepholes-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet, and study.py.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''c900fc9473282b96c709e318d85345f06f6bc94273b6045d918341403cb8f9bb'', ''study.py'': ''7d8111ca59a0458fdaabc9ad0dd17b69d8f06d1dc4769fecd713d10767f6bf7f''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/peepholes/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/peepholes.zip beside this notebook.")

from check import check','a6d492bc1cc8aafffb271bdcc1c462ac','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('6f1f7a150631491b9073039f1e6ad906','peepholes-given-1','code',1,'import numpy as np','d2571417770c73307e237623efcef570','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('20025f82d5d0412d97bcd32324b44126','peepholes-peephole_step-answer','code',0,'def peephole_step(x, h, c, W, U, b, p):
    """One step of an LSTM cell whose gates also look at the cell state.

    x (N, D), h (N, H), c (N, H); W (D, 4H), U (H, 4H), b (4H,), stacked
    i, f, g, o; p (3H,) holds the peepholes, stacked i, f, o. The input
    and the forget gate peep at the old cell state, the output gate at
    the new one, each unit at its own cell only.
    Returns h_next (N, H) and c_next (N, H).
    """
    # your code here
    ...','dbe11c1a7c7f04ac147e73ae8b29b84d','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('8e6b81a3e9ed459ca80ab2000cfcbe46','peepholes-peephole_step','code',1,'check(peephole_step)','49371e1669a853e2d34e25d2970f4aa3','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('c0fa5031326e4983b6bd16ac4ab50701','peepholes-fifth_element-answer','code',0,'def fifth_element():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','7f63135c9b53f5c6ff2a9a396e0b3199','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('ff0a837a3e0f44889c88c320a7b0a957','peepholes-fifth_element','code',1,'check(fifth_element)','baf23db9fb29c6dfb29c30fd85a9e58a','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('39175ae8c38e4b8c95362c1f90b359d9','peepholes-behind_a_shut_gate-answer','code',0,'def behind_a_shut_gate():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','c7961c98211a354c8b247b5f89eb3952','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('a4edeefd5140494baed4e645aaed8b53','peepholes-behind_a_shut_gate','code',1,'check(behind_a_shut_gate)','d6e67d3871bee669f16e2fe16f8b0404','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('4962073ba0f9486ab2363b7ea221c908','peepholes-peephole_step_backward-answer','code',0,'def peephole_step_backward(dh, dc, cache):
    """One step of an LSTM cell with peepholes, backward.

    dh (N, H) is the gradient that reaches h_next, and dc (N, H) the one
    that reaches c_next from the step after this one.
    cache is a dict of what the step knew: x (N, D); h, c (N, H), the old
    states; the gates i, f, o and the candidate g (N, H), after their
    squashing; c_next (N, H), the new cell state; W (D, 4H), U (H, 4H)
    and the peepholes p (3H,), stacked i, f, o.
    Returns dx (N, D), dh_prev (N, H), dc_prev (N, H), dW (D, 4H),
    dU (H, 4H), db (4H,), stacked i, f, g, o, and dp (3H,), stacked
    i, f, o.
    """
    # your code here
    ...','8cae4bef5b4ff5eef9fc7d18c241b61f','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('46685cdd75f94f4190a15299054efa50','peepholes-peephole_step_backward','code',1,'check(peephole_step_backward)','60f57dc47684359259af21685867aa8f','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('36bc626861af473db106892ba1fa46f3','peepholes-coupled_step-answer','code',0,'def coupled_step(x, h, c, W, U, b):
    """One step of an LSTM cell that forgets exactly where it writes.

    The input gate is learnt; the forget gate has no weights of its own,
    it is what the input gate leaves: f = 1 - i. There are no peepholes.
    x (N, D), h (N, H), c (N, H); W (D, 3H), U (H, 3H), b (3H,), stacked
    i, g, o.
    Returns h_next (N, H) and c_next (N, H).
    """
    # your code here
    ...','f48b5022f84fc7f49a4eaf6e9187ba19','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('73f19747e9a24f3cb9abe19f2911cf30','peepholes-coupled_step','code',1,'check(coupled_step)','e4f5b7dac2f7f93e00e1f7cadfa3015e','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('00ac317add824b3ea8685bdd02c81d11','peepholes-variant_step-answer','code',0,'def variant_step(x, h, c, W, U, b, p, variant="V"):
    """One step of an LSTM cell with one of its parts taken out.

    x (N, D), h (N, H), c (N, H); W (D, 4H), U (H, 4H), b (4H,), stacked
    i, f, g, o; p (3H,), stacked i, f, o, as in peephole_step.
    variant is "V" for the whole cell, with peepholes, or one of
      "NIG"   no input gate: what it multiplies passes as it is
      "NFG"   no forget gate, likewise
      "NOG"   no output gate, likewise
      "NIAF"  no input activation function: no tanh on the candidate
      "NOAF"  no output activation function: no tanh on the cell state
      "CIFG"  coupled input and forget gate: f = 1 - i
      "NP"    no peepholes
    Weights of a part that is taken out are there, and not used.
    Returns h_next (N, H) and c_next (N, H).
    """
    # your code here
    ...','dbd0728997520af95ff2078795c8f2b6','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('ae055b94fdcb4a6e9265da012aad0659','peepholes-variant_step','code',1,'check(variant_step)','b33ae20c7b4acc3252db7a78e520ce3a','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('5eabd8f7178244e88cb771b1e922ba0a','peepholes-peephole_param_count-answer','code',0,'def peephole_param_count(D, H, kind="diagonal"):
    """How many numbers one layer of an LSTM with peepholes learns.

    D inputs, H units, one bias for each gate and for the candidate.
    kind "diagonal": each gate of a unit peeps at that unit''s cell only;
    "full": each gate of a unit peeps at the cells of all units.
    Returns a whole number.
    """
    # your code here
    ...','40bbbece5d0c2609db84c63c4f088671','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('39745c90aaf54c098de68b59c4841813','peepholes-peephole_param_count','code',1,'check(peephole_param_count)','3a8af9a3410f6e7d2dd58d306a45aefa','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('415fd4f37f134c0db9e65a53dd59195f','peepholes-timer_weights-answer','code',0,'def timer_weights(n):
    """Weights of an LSTM cell with peepholes, set by hand: a clock.

    The cell has one input and one unit, and its states begin at zero. The
    input is 1 at one step, the start, and 0 at all others. The output
    gate must open at the n-th step, counting the start as the first, and
    from there on at every n-th step. At all other steps it is shut.
    (Open: o is 0.9 or more; shut: 0.1 or less.) n is a whole number from
    2 to 50.
    Returns W (1, 4), U (1, 4), b (4,), stacked i, f, g, o, and p (3,),
    stacked i, f, o.
    """
    # your code here
    ...','e6066a5f8a4e7dd23ca633cf5dc13f4d','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('5fe1ea9cca70469290d8416a4fe569dd','peepholes-timer_weights','code',1,'check(timer_weights)','cdc36e455160824c080de07c7cd0c4ef','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('5041b3d089504262a797765abc854e3f','peepholes-given-2','code',1,'def spikes(rng, N, short=15, lead=10):
    """Two spikes, short or short + 1 steps apart; y is +1 for the longer."""
    X, y = np.zeros((lead + short + 2, N, 1)), rng.choice([-1.0, 1.0], N)
    first, n = rng.integers(0, lead, N), np.arange(N)
    X[first, n, 0] = X[first + short + (y > 0), n, 0] = 1
    return X, y


def court(seed, peepholes, updates=300, H=6, N=32):
    """Train one network; the share of wrong answers on new sequences."""
    rng, most = np.random.default_rng(seed), H**-0.5
    shapes = {"W": (1, 4 * H), "U": (H, 4 * H), "p": 3 * H, "v": H}
    q = {name: rng.uniform(-most, most, s) for name, s in shapes.items()}
    q["p"] *= peepholes
    q["b"] = np.repeat([0.0, 2.0, 0.0, 0.0], H)
    m, s = ({name: np.zeros_like(a) for name, a in q.items()} for _ in "ms")

    def run(X):
        h = c = np.zeros((X.shape[1], H))
        caches = []
        for x in X:
            cell = [q[name] for name in "WUbp"]
            caches.append(remember(x, h, c, *cell))
            h, c = peephole_step(x, h.copy(), c.copy(), *cell)
        return h, caches

    for u in range(1, updates + 1):
        X, y = spikes(rng, N)
        h, caches = run(X)
        dsaid = -y / (1 + np.exp(y * (h @ q["v"]))) / N
        dh, dc = np.outer(dsaid, q["v"]), np.zeros_like(h)
        grads = {name: np.zeros_like(a) for name, a in q.items()}
        grads["v"] = h.T @ dsaid
        for cache in reversed(caches):
            _, dh, dc, *shared = peephole_step_backward(dh, dc, cache)
            for name, grad in zip("WUbp", shared):
                grads[name] += grad
        grads["p"] *= peepholes
        size = np.sqrt(sum(np.sum(a**2) for a in grads.values()))
        for name, a in grads.items():  # clipped; Adam
            a = a / max(1.0, size)
            m[name] = 0.9 * m[name] + 0.1 * a
            s[name] = 0.999 * s[name] + 0.001 * a**2
            fair = m[name] / (1 - 0.9**u), s[name] / (1 - 0.999**u)
            q[name] = q[name] - 0.01 * fair[0] / (np.sqrt(fair[1]) + 1e-8)
    X, y = spikes(rng, 1000)
    return np.mean(run(X)[0] @ q["v"] * y <= 0)','bab4a0fdc0de641082d7888cc91acc84','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('b2db458cc4fc4cd0a78d1e08fc4358e5','peepholes-verdict_on_timing-answer','code',0,'def verdict_on_timing():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','ff130ffb5ffd910cfa69533ee59b6df3','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('9de1a139ed014648bcc597637f449ece','peepholes-verdict_on_timing','code',1,'check(verdict_on_timing)','b1594a1baeee5227689d8f71ed887dce','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('c68ddf7dd7d549bd93e47e37817d6729','peepholes-summary','code',1,'check()','82d0b4edb3324e87a2d7d04ddabebb2c','ec1c6fe4b2b5491a9d7f542b85e2b078');
INSERT INTO "source_cell" VALUES('bda2d21f7fe84e46851cd1e8e8294364','gru-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''42000bd2f58db2e8ca418add094724b7f81ecfc37f462d8f7342ce5a929e4e0b''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/gru/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/gru.zip beside this notebook.")

from check import check','2ac8f3d4f6211a84b180e138bec40493','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('e8f300a8db764752863b76af3c8c7cf6','gru-given-1','code',1,'import numpy as np','84493067a2639c0a7d63c4f60f85c5c5','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('ebfc2aa5c8c749558d27653e83c39b81','gru-gru_step_before-answer','code',0,'def gru_step_before(x, h, W, U, b):
    """One step of a GRU cell, the reset gate before the product.

    Two gates, r and z, and a candidate n, a tanh of input and old state;
    but n meets the old state only after r has multiplied it, unit by
    unit. The new state is a mixture: z is the share of the old state in
    it, 1 - z that of the candidate.
    x (N, D), h (N, H); W (D, 3H), U (H, 3H), b (3H,), stacked r, z, n.
    Returns h_next (N, H).
    """
    # your code here
    ...','cce7983982ad48dc9a3504a68903ea91','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('be8809a6f1e942ddb367d0f2439c6004','gru-gru_step_before','code',1,'check(gru_step_before)','465f16f1e287aefd080b7861cfcbb0b6','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('e85c7c1b726540149a7945cf66c10396','gru-gru_step_after-answer','code',0,'def gru_step_after(x, h, W, U, b, b_hn):
    """One step of a GRU cell, the reset gate after the product.

    This is PyTorch''s form. In the candidate, what r multiplies, unit by
    unit, is the product of old state and matrix with b_hn added to it.
    All else is as in gru_step_before.
    x (N, D), h (N, H); W (D, 3H), U (H, 3H), b (3H,), stacked r, z, n;
    b_hn (H,).
    Returns h_next (N, H).
    """
    # your code here
    ...','03065cfd2cfa29fa9ef4775eca1c19c8','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('03d0357554bb48bd8e8b1b517a0cd3b5','gru-gru_step_after','code',1,'check(gru_step_after)','f08b04e22c8f362114337cc5f675677e','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('c69a3ac293834ed69bcff686c2324d72','gru-flip_z-answer','code',0,'def flip_z(W, U, b):
    """Weights of a GRU that keeps with z, for one that takes with it.

    Given are the weights of a GRU with h'' = (1 - z) n + z h. In the texts
    of some others it is h'' = z n + (1 - z) h. Their cell is to compute
    the same with the weights that you return; and so it must be for the
    way back, from theirs to ours.
    W (D, 3H), U (H, 3H), b (3H,), stacked r, z, n.
    Returns new W, U and b of the same shapes.
    """
    # your code here
    ...','0ae9c18f03ce7d354b93af8100804949','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('c640070899d84fa6b0f4c87c9a7e5755','gru-flip_z','code',1,'check(flip_z)','06199f250b2d453e37e47d78c21687c0','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('b187594d577b4f959b52cc064b5e5471','gru-is_it_a_special_case-answer','code',0,'def is_it_a_special_case():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','9a64af44ba3130f6230ff2cf2c2066e0','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('74d43d6d628f4a7aa7503d1e1756e0d4','gru-is_it_a_special_case','code',1,'check(is_it_a_special_case)','4d8573dbb0c8b23940de9dbfe30feb4b','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('4741fb1759424dba90576ddf43237e08','gru-gru_step_backward-answer','code',0,'def gru_step_backward(dh, cache):
    """One step of a GRU cell, backward: PyTorch''s form, reset after.

    dh (N, H) is the gradient that reaches h_next.
    cache is a dict of what the step knew: x (N, D); h (N, H), the old
    state; the gates r, z and the candidate n (N, H), after their
    squashing; hn (N, H), what r multiplied: the product of h and the
    last block of U, with b_hn added; W (D, 3H), U (H, 3H).
    Returns dx (N, D), dh_prev (N, H), dW (D, 3H), dU (H, 3H), db (3H,),
    stacked r, z, n, and db_hn (H,).
    """
    # your code here
    ...','3a5a1ec1e82a1cb38b13ade9a8aaf5d1','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('f28cd582af5c4b9caaaf74b39fee75fe','gru-gru_step_backward','code',1,'check(gru_step_backward)','3b6d37ee4511290492f8ff1825abf668','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('b5a9907438b44c9784275f0abf9d32ab','gru-where_forms_agree-answer','code',0,'def where_forms_agree(H):
    """Weights with which it does not matter where the reset gate acts.

    Find U_n (H, H), the block of U that makes the candidate, and b_hn
    (H,), so that gru_step_before and gru_step_after give the same, for
    every old state and whatever the gates are. (In both, b is the same.)
    Every unit must be able to hear something of the old state: no column
    of U_n may be zero.
    Returns U_n and b_hn.
    """
    # your code here
    ...','91dd8e424958e7c8173ab30282106e3c','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('744f957ff7d94de98d19ce5e2edd4d37','gru-where_forms_agree','code',1,'check(where_forms_agree)','b45915b2c4bd11f39ca3c18d4fa3bedb','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('180f723279cb46d28251bdb2776adad8','gru-gru_param_count-answer','code',0,'def gru_param_count(D, H, form="before"):
    """How many numbers a GRU learns, in one layer.

    D inputs, H units. form says which one it is:
    "before": gru_step_before, with one bias for each of the three blocks;
    "after": gru_step_after, which has b_hn besides;
    "pytorch": PyTorch''s, which has two biases for every block.
    Returns a whole number.
    """
    # your code here
    ...','b803aed344b62321171aaf7363a79fa5','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('ff52f3abafe347eaade879c21541b74a','gru-gru_param_count','code',1,'check(gru_param_count)','1541a17cc0e889ed600d7b90608f1156','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('c68b1f6e0d5e4bd98d8320312c2747c0','gru-match_hidden-answer','code',0,'def match_hidden(H_lstm, D):
    """How many units make a GRU as large as a given LSTM.

    Both read D inputs. The LSTM has H_lstm units and one bias for each of
    its four blocks; the GRU is "before" in gru_param_count.
    Returns the number of units, a whole number, with which the GRU''s
    count of weights comes nearest to the LSTM''s.
    """
    # your code here
    ...','af5a88d4234bb5339dc05c8e238de4b8','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('dcade3bff75544639c340e9440400fe8','gru-match_hidden','code',1,'check(match_hidden)','d63cea18fd3af370dcff75491bcabe0b','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('6246ce0a0e9940ec9c273f31551a9eb6','gru-how_many_matrices-answer','code',0,'def how_many_matrices():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','9fb7adb48eb684ff3f7397c2ba72f1d4','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('f89ed0ff2c8c43fc9759b929ab9873c4','gru-how_many_matrices','code',1,'check(how_many_matrices)','6482163ea124ff1ab840c82c34d98472','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('0b5846c879e34aa0a2238f5548e422fd','gru-hidden_bound-answer','code',0,'def hidden_bound(h0, T):
    """How large the state of a GRU can become.

    h0 (N, H) is the state it starts from, T > 0 the number of steps.
    Returns bound (N, H): for each entry of the state the smallest number
    that its absolute value cannot exceed at any of the steps 0 to T,
    whatever the weights and the inputs are.
    """
    # your code here
    ...','d7d61d816d56fcab6174c23042ee35ba','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('51b8c4b54d864ddb811908408a6464fd','gru-hidden_bound','code',1,'check(hidden_bound)','88fa780d26fd67336ab7eafc1b824a05','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('9ecbcf97c2014f5a85276f0fecbdaec9','gru-given-2','code',1,'try:
    import torch
    from torch import nn
except ModuleNotFoundError:
    print("No PyTorch here: exercise 7 and the training cannot be run.")','ea22c5d84d07765043426ba2a8f4772c','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('fc408b2b133a4a8291e1cdaaa0766bc3','gru-set_update_bias-answer','code',0,'def set_update_bias(gru, value):
    """Give the update gates of an nn.GRU a bias, in every layer.

    gru is a torch.nn.GRU, of one or more layers, in one direction. Each
    layer k has two biases, bias_ih_lk and bias_hh_lk (3H,), stacked
    r, z, n. Afterwards value (a number) is what they add to every update
    gate together. Nothing else has changed. Its update gate keeps the old
    state when it is open.
    Changes gru itself; what it returns does not matter.
    """
    # your code here
    ...','b620b3dde4c6f9060d28cebfd3e5c08e','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('051266c2d4444d7f995af0cfd16a2182','gru-set_update_bias','code',1,'check(set_update_bias)','e23960ba674eeb3a05982a4878841830','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('9f51a24ad4c04dadb2e74f09cef22861','gru-given-3','code',1,'def latch(bias, seed, T=50, updates=300, H=16, N=32):
    """Updates until 99 % of the last 20 batches were right, or None."""
    torch.manual_seed(seed)
    gru, readout = nn.GRU(2, H), nn.Linear(H, 1)
    if bias is not None:
        set_update_bias(gru, bias)
    parameters = [*gru.parameters(), *readout.parameters()]
    adam = torch.optim.Adam(parameters, 5e-3)
    right = []
    for update in range(1, updates + 1):
        y = torch.randint(0, 2, (N,)).float()
        X = torch.zeros(T, N, 2)
        X[:, :, 1] = 0.3 * torch.randn(T, N)
        X[0, :, 0] = 2 * y - 1
        said = readout(gru(X)[0][-1])[:, 0]
        loss = nn.functional.binary_cross_entropy_with_logits(said, y)
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        adam.step()
        right.append(((said > 0) == (y > 0.5)).float().mean().item())
        if update > 20 and np.mean(right[-20:]) > 0.99:
            return update
    return None


def latches():
    for bias in (None, 1, 3):
        name = "PyTorch''s own" if bias is None else f"bias {bias}"
        took = [latch(bias, seed) or "not in 300" for seed in (0, 1, 2)]
        print(name, *took)','0f13f5d4d524d286aca01464bad1b65d','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('9d930454e6214ba49be01ab72c7db93f','gru-fair_comparison-answer','code',0,'def fair_comparison(train, cells, seeds, updates):
    """Train every cell with every seed, and report what came of it.

    train(cell, seed, updates) trains a new network for so many updates
    and returns its score, a number. cells is a list of names, seeds a
    list of at least three whole numbers. All cells must get the same
    seeds, and every run the same number of updates.
    Returns a dict with one entry for each cell, under its name: the
    median, the smallest and the largest of its scores, in this order.
    """
    # your code here
    ...','966dbb62dd70fb2aa9af4aed01dc93d6','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('7dba43cf43b14aafb1d1958c4b69ba53','gru-fair_comparison','code',1,'check(fair_comparison)','966836ad6c0b65a1c917469cbdc51673','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('3e7498a7286344dfb20c0d000077c6f0','gru-given-4','code',1,'CELLS = {"RNN": ("RNN", 65), "GRU": ("GRU", 37), "LSTM": ("LSTM", 32)}


def network(cell, D):
    kind, H = CELLS[cell]
    layer, readout = getattr(nn, kind)(D, H), nn.Linear(H, 1)
    return layer, readout, [*layer.parameters(), *readout.parameters()]


def adding_batch(generator, T=30, N=64):
    values = torch.rand(T, N, generator=generator)
    marks = torch.zeros(T, N)
    first = torch.randint(0, T // 2, (N,), generator=generator)
    second = torch.randint(T // 2, T, (N,), generator=generator)
    marks[first, torch.arange(N)] = marks[second, torch.arange(N)] = 1
    return torch.stack([values, marks], 2), (values * marks).sum(0)


def train_adding(cell, seed, updates):
    """Share of the variance explained: 1 is perfect, 0 as good as always
    saying the mean."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    layer, readout, parameters = network(cell, 2)
    adam = torch.optim.Adam(parameters, 5e-3)
    for _ in range(updates):
        X, y = adding_batch(generator)
        loss = ((readout(layer(X)[0][-1])[:, 0] - y) ** 2).mean()
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        adam.step()
    with torch.no_grad():
        X, y = adding_batch(torch.Generator().manual_seed(1), N=1000)
        error = ((readout(layer(X)[0][-1])[:, 0] - y) ** 2).mean()
    return 1 - (error / y.var()).item()


def counting_batch(generator, low, high, N=32):
    """Strings of a''s, then b''s; after which letter are there as many b''s;
    and which letters count (the rest is padding)."""
    a = torch.randint(low, high + 1, (N,), generator=generator)
    T = 2 * high + 2
    t = torch.arange(T)[:, None]
    is_a = (t < a).float()
    as_many = (t == 2 * a - 1).float()
    return torch.stack([is_a, 1 - is_a], 2), as_many, t < 2 * a + 2


def train_counting(cell, seed, updates):
    """Share of longer strings with a right answer after every letter."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    layer, readout, parameters = network(cell, 2)
    adam = torch.optim.Adam(parameters, 5e-3)
    for _ in range(updates):
        X, y, counts = counting_batch(generator, 1, 10)
        said = readout(layer(X)[0])[..., 0]
        cross_entropy = nn.functional.binary_cross_entropy_with_logits
        loss = cross_entropy(said[counts], y[counts])
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        adam.step()
    with torch.no_grad():
        new = torch.Generator().manual_seed(1)
        X, y, counts = counting_batch(new, 13, 20, N=200)
        said = readout(layer(X)[0])[..., 0]
        right = ((said > 0) == (y > 0.5)) | ~counts
    return right.all(0).float().mean().item()


def bake_off(updates=400, seeds=(0, 1, 2)):
    for task in (train_adding, train_counting):
        report = fair_comparison(task, list(CELLS), list(seeds), updates)
        for cell, (median, least, most) in report.items():
            spread = f"{least:5.2f} to {most:5.2f}"
            print(f"{task.__name__:14} {cell:4} {median:5.2f}, from {spread}")


def clock(T=30, N=64, times=5):
    """Milliseconds forward and backward; the best of several."""
    from time import perf_counter

    for cell in CELLS:
        layer, readout, parameters = network(cell, 2)
        X, best = torch.rand(T, N, 2), 1e9
        for _ in range(times + 1):
            start = perf_counter()
            readout(layer(X)[0][-1]).sum().backward()
            best = min(best, perf_counter() - start)
        weights = sum(p.numel() for p in parameters)
        print(f"{cell:5} {weights} weights, {1000 * best:.1f} ms")','6382da88bb8fb4df508c39ea62212e5a','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('1d0f64d23bba405bb77bf1ce58fb4205','gru-what_may_be_said-answer','code',0,'def what_may_be_said():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','1b3bbe8b53696862da5e5c75c303c896','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('6149ef270c334edaa40c0ab3dfc753aa','gru-what_may_be_said','code',1,'check(what_may_be_said)','7eda000fcac1df34e72af3f2fbca0d02','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('a585cd1160fc45da8ac385bb71f7088d','gru-summary','code',1,'check()','1f95c0de09245ae3a27b6374fa1c6758','192489473b6b4130b6874f7a36834a01');
INSERT INTO "source_cell" VALUES('ff29867d22c0403199aa87bcf26093e5','truncated_bptt-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''be29f997cece1876ba2fb1b6b4e1dbbb73f3b74e33e747098a2acff18437a753''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/truncated_bptt/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/truncated_bptt.zip beside this notebook.")

from check import check','21807139aac1ea73f68a61ad70712dd6','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('e500718154814307993c47c3f953249a','truncated_bptt-given-1','code',1,'import numpy as np','7cfd03251ca7eaf8a13cdee2ac7cc9d5','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('0aa4e72704f54749aa3ee0dd9054a516','truncated_bptt-make_streams-answer','code',0,'def make_streams(ids, N):
    """Lay one long text out as N streams, to be read side by side.

    ids (L,): the whole text, as numbers. Stream 0 is its first piece, read
    in order, stream 1 the next piece, and so on, all of the same length
    T = L // N. What is left over at the end is dropped.
    Returns streams (T, N): column n is stream n.
    """
    # your code here
    ...','7a9abbd33dd574be0d102312db618308','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('29a20bc4ef59450288a6966ccb6053bd','truncated_bptt-make_streams','code',1,'check(make_streams)','81e16d4594b6430c4dc8b6215a45a6f4','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('141ba7b127a947799450826ff23d934c','truncated_bptt-chunks-answer','code',0,'def chunks(streams, K):
    """Cut streams into chunks for training a network that guesses on.

    streams (T, N), T > 1. At every step a network reads one id and should
    say the next id of the same stream; so there are T-1 steps to learn
    from, and each belongs to exactly one chunk. Every chunk has K steps;
    only the last may have fewer.
    Returns a list of pairs x, y in the order of time: what is read and
    what should be said, both (K, N).
    """
    # your code here
    ...','dc586bfd7e2dbec31b895fe30e69c469','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('2fca7a048c394eaba6adef3c23b982e5','truncated_bptt-chunks','code',1,'check(chunks)','f89f2b486b8e0c9aeff4799f377d6325','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('5e86f6aa04cb4e62a391a567684e8ede','truncated_bptt-tbptt_grads-answer','code',0,'def tbptt_grads(X, Y, h0, params, K):
    """Gradients of a simple RNN by truncated backpropagation through time.

    X (T, N, D), Y (T, N, M), h0 (N, H). params is a dict: Wx (D, H),
    Wh (H, H), b (H,), Wy (H, M), by (M,). The sequence is taken in chunks
    of K steps, the last may be shorter. The state goes on from chunk to
    chunk; the gradient does not. The parameters stay what they are.
    The loss of a chunk is half the sum of (hs @ Wy + by - Y)**2 over all
    its entries.
    Returns grads, a dict like params: the sum over all chunks; and the
    list of the chunks'' losses.
    """
    # your code here
    ...','e121e8754f64f1d5686cfb4dd6898c23','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('9041f147c7584bde9822d64549c85564','truncated_bptt-tbptt_grads','code',1,'check(tbptt_grads)','354f51648f30da5aa4ec1f427076e81c','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('969398003cbc4241841760c1c3a577a2','truncated_bptt-sixty_steps-answer','code',0,'def sixty_steps():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','a0f767f79e14707d88e55dd5b0977999','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('c67518c95e1942bd828f1175eb59d49f','truncated_bptt-sixty_steps','code',1,'check(sixty_steps)','a6440b3ff00b0b5b4eb3843c70e3d8f5','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('16167a2f57a44b999e0a3abdc50613ab','truncated_bptt-credit_matrix-answer','code',0,'def credit_matrix(T, k1, k2):
    """Which loss hears of which step, in truncated backpropagation.

    Steps and losses are numbered 0 to T-1. After every k1 steps, and once
    more at the end if some are left over, one goes backward: from the
    losses that have not been used yet, through the newest k2 steps at most
    (k2 >= k1). So every loss is used exactly once.
    Returns credit (T, T) of True and False: credit[t, s] says whether the
    loss of step t sends a gradient to what the weights did at step s.
    """
    # your code here
    ...','48144efffee5e0a3d390a515a31efd0b','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('af71f4aead1c4859931e0d80fc7eaebb','truncated_bptt-credit_matrix','code',1,'check(credit_matrix)','fbf33496736a80b5df3bfdb59e8589b8','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('68d0b7bc109142089d81778a5ef70581','truncated_bptt-only_the_end-answer','code',0,'def only_the_end():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','fe7e98d4764eec04f9838e0f13ef59a7','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('f4b119a0f27748b79c63aa0f300ea022','truncated_bptt-only_the_end','code',1,'check(only_the_end)','873eb853ff424f4d3b92698efe5a7c30','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('267aeae2ccc04e2d8097c094933d7d62','truncated_bptt-window_grads-answer','code',0,'def window_grads(X, Y, h0, params, k1, k2):
    """Gradients of a simple RNN by truncated backpropagation, k1 and k2.

    X, Y, h0, params as in tbptt_grads, and so is the loss: half the sum of
    (hs @ Wy + by - Y)**2, now over the whole sequence. After every k1
    steps, and once more at the end if some are left over, go backward:
    from the losses that have not been used yet, through the newest k2
    steps at most (k2 >= k1). The parameters stay what they are.
    Returns grads, a dict like params: the sum over all ways back.
    """
    # your code here
    ...','12c1588d52744601f1eceb27dae5d311','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('2f7cf76a863d48c9960bd6f7367a120c','truncated_bptt-window_grads','code',1,'check(window_grads)','e10fca80397ab1b75045e518ebd0812e','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('d2a679acf0614e72a28ac24d99ac7f9f','truncated_bptt-given-2','code',1,'try:
    import torch
    from torch import nn
except ModuleNotFoundError:
    print("No PyTorch here: exercises 5 and 6 and the capstone cannot be run.")','a27cab43c719e992b964ac8b741d677f','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('1c8e8f7fec85465588a8135a816db439','truncated_bptt-detach_state-answer','code',0,'def detach_state(state):
    """Cut a recurrent state off from how it came about.

    state is a tensor, None, or a tuple, list or dict of states, as deep as
    you like: nn.RNN hands out a tensor, nn.LSTM a tuple, and a stack of
    your own perhaps a list of tuples.
    Returns the same arrangement with the same numbers, through which no
    gradient goes back. None stays None.
    """
    # your code here
    ...','b4702c524bf6387f7027bd17a9b863b9','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('8f40f920952d4a7394f6ca78519662cc','truncated_bptt-detach_state','code',1,'check(detach_state)','b0f2bb2362b426154a14b2c56ee5a9e3','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('9dd0630e189748129ee3efdba012368c','truncated_bptt-train_stream-answer','code',0,'def train_stream(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    """Train a network on one long sequence, K steps at a time.

    model(x, state) gives its predictions and its new state, a pair of
    tensors as nn.LSTM''s; state None stands for "nothing has been read".
    X (T, N, D) is the sequence and Y (T, N, M) what should be predicted.
    An epoch goes through them once, from nothing, in chunks of K steps
    (the last may be shorter), with one update after each; the state is
    carried, the gradient is not. A chunk''s loss is the mean of the squared
    errors over its entries. After each epoch comes the same loss on a
    sequence that is only looked at: X_new, Y_new, whole and from nothing.
    Returns two lists of numbers: the chunks'' losses in the order in which
    they came, and the losses on the new sequence, one for each epoch.
    """
    # your code here
    ...','251b2ede83563bf8d56b6d8606edb3a1','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('77cc7a7b41624a279b90c27f2a5debfa','truncated_bptt-train_stream','code',1,'check(train_stream)','f16064f039b0f54c452eda0e632738d0','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('651bf7182f574c54b257d90043240b2d','truncated_bptt-window_influence-answer','code',0,'def window_influence(n, p, K):
    """How a parameter seems to move a unit, seen through K steps only.

    n units stand in a row, and at every step one parameter, theta, pushes
    the first p of them up and the others down:
        new x[i] = (x[i] + x[i + 1]) / 2 + theta    for i < p
        new x[i] = (x[i] + x[i + 1]) / 2 - theta    for i >= p
    Beyond the last unit there is always 0. Units count from 0.
    Returns the derivative of x[0] with respect to theta, where theta has
    acted in each of the last K steps, and the state before them counts as
    a constant.
    """
    # your code here
    ...','1c5b6809d088af27ffaebead052b5ce9','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('513527a318ef418f9c4250886b28d7d6','truncated_bptt-window_influence','code',1,'check(window_influence)','cd1a83240fb193a5dfc5105a10378eea','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('ca82007fdb0b421f826afb9c2653b39e','truncated_bptt-smallest_window-answer','code',0,'def smallest_window():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','3274a3e63807042485e135eb5a22d5b3','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('c5483917729740a1960e409d2de85756','truncated_bptt-smallest_window','code',1,'check(smallest_window)','39d2e8ae252e380885cf1efa685e2511','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('5fb2e686cbee4f1d9fc9707214b64d4f','truncated_bptt-given-3','code',1,'def learn(K, carry, seed, characters=100_000, N=16, H=64):
    """Bits per character on new text, and the number of updates."""
    from pydoc_data.topics import topics

    text = "\n".join(topics[name] for name in sorted(topics))
    letters = {c: k for k, c in enumerate(sorted(set(text)))}
    ids = np.array([letters[c] for c in text[:120_000]])
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    net = nn.ModuleList([nn.Embedding(len(letters), 32), nn.LSTM(32, H), nn.Linear(H, len(letters))])
    adam = torch.optim.Adam(net.parameters(), 5e-3)

    def say(x, state):
        hs, state = net[1](net[0](torch.tensor(x)), state)
        return net[2](hs).flatten(0, 1), state

    def cost(said, y):
        return nn.functional.cross_entropy(said, torch.tensor(y).flatten())

    state, updates = None, 0
    for x, y in chunks(make_streams(ids[:characters], N), K):
        said, state = say(x.copy(), detach_state(state) if carry else None)
        adam.zero_grad()
        cost(said, y.copy()).backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        adam.step()
        updates += 1
    with torch.no_grad():
        [(x, y)] = chunks(make_streams(ids[100_000:], N), len(ids))
        said, _ = say(x.copy(), None)
        return cost(said, y.copy()).item() / np.log(2), updates


def sweep(seeds=(0, 1, 2)):
    for K in (8, 32, 64):
        for carry in (True, False):
            found = [learn(K, carry, seed) for seed in seeds]
            bits = "  ".join(f"{b:.2f}" for b, _ in found)
            how = "carried" if carry else "not carried"
            print(f"K = {K:2}, {how:11}: {bits} bits, {found[0][1]} updates")','26f2e5aceef26f954e5408940fd60d60','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('5a11091ca99744639e8d4a6944a07ecb','truncated_bptt-what_the_sweep_shows-answer','code',0,'def what_the_sweep_shows():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','3329d8a36a9158fdc15a864437d73dc2','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('f780e7d069fd4b99a60098e5d1bfe226','truncated_bptt-what_the_sweep_shows','code',1,'check(what_the_sweep_shows)','f30497c8530ed42f539d52a6cf250412','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('95099cd0285f4f8ab3213ea434f956f1','truncated_bptt-summary','code',1,'check()','60d21819c4c9ecb54823ab0ae31b0a73','033f692fad9d41e78685e760530d9dac');
INSERT INTO "source_cell" VALUES('a96e0d2fd312485790894dfc63e39d59','clipping-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''1a02202b8c13ca6f6eab2d8532f7d5d620e91bc3e5d9e14ccd883b26b5951cdb''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/clipping/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/clipping.zip beside this notebook.")

from check import check','3d8c0821065036ba1c94048321d37423','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('bd153a7ff47f4512b3e03ccade7c2fb0','clipping-given-1','code',1,'import numpy as np','fbc69166bedc2c51254ac105610d5a97','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('dfc8ed58e48343949c7643497afbb7c0','clipping-clip_value-answer','code',0,'def clip_value(grads, c):
    """Clip by value: no entry of the gradient is larger than c in size.

    grads is a dict of arrays, name -> array of any shape; c > 0.
    Returns a new dict of the same names and shapes.
    """
    # your code here
    ...','b0301521fb07e848ba40e7a2cfea472e','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('9cdd3eaa78384d16ac709e3dd2c49b21','clipping-clip_value','code',1,'check(clip_value)','6cd77e037b52e6a2b9195ab2451e1dfa','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('07e124e3229244c08cbcb225b7c8dc61','clipping-global_norm-answer','code',0,'def global_norm(grads):
    """The length of the whole gradient.

    grads is a dict of arrays, name -> array of any shape.
    Returns a number: the Euclidean norm of one long vector that holds all
    entries of all arrays.
    """
    # your code here
    ...','d6124c2cce8aaa2e9869dd4e85dab3cd','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('a84cd94a656f475e99691df6be961834','clipping-global_norm','code',1,'check(global_norm)','6efcfdd693521055ece7e426a3c0d890','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('4f46089758504c02ac6a88bad3f1e7df','clipping-clip_by_global_norm-answer','code',0,'def clip_by_global_norm(grads, max_norm):
    """Clip by norm: the whole gradient is no longer than max_norm.

    grads is a dict of arrays, name -> array of any shape. If all of them
    together are longer than max_norm > 0, every entry is multiplied by one
    and the same factor; else nothing changes. (Whether a 1e-6 is added to
    the norm before dividing, as PyTorch does, does not matter here.)
    Returns a new dict of the same names and shapes, and the norm as it was
    before clipping.
    """
    # your code here
    ...','42b2a48841a90384a82609c2c246f55f','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('f50524584a454825a47b34f7cc2c158b','clipping-clip_by_global_norm','code',1,'check(clip_by_global_norm)','7ac0267027d9c30726863474d32afa8f','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('b5a1998365ad4edc82a119ef7facf1e1','clipping-never_reached-answer','code',0,'def never_reached():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','0bd4c6966036ddd89a91e0759ae444a8','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('cb830bae3db9437c9939269dff12d62a','clipping-never_reached','code',1,'check(never_reached)','c781151dad00fd3ec201cc5a825551af','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('ee526cf5ced14cd3b641cd98d78f94a7','clipping-direction_change-answer','code',0,'def direction_change(grads, method, c):
    """By how many degrees clipping turns the gradient.

    grads is a dict of arrays, not all zero. method says how it is clipped:
    "value", every entry to size c at most; "norm", the whole to length c
    at most; "each", every array by itself to length c at most.
    Returns the angle, in degrees, between the long vector of all entries
    before clipping and the one after.
    """
    # your code here
    ...','2d46ccc883218797965a62e5bfc842a9','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('2eccb98eb1574ce1b3b9426df25dcd20','clipping-direction_change','code',1,'check(direction_change)','117e845fdf36cee22824c0f4ab75af3c','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('74bc0560f1144c778330c7ed7f2062d4','clipping-given-2','code',1,'try:
    import torch
    from torch import nn
except ModuleNotFoundError:
    print("No PyTorch here: exercise 5 and the capstone cannot be run.")','05075c1738d7b1a33c5dcc61b695d76e','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('d4e3fd71e86143fdbca1248409aaae6d','clipping-train_step-answer','code',0,'def train_step(model, X, y, optimiser, max_norm):
    """One step of training, with the gradient''s global norm clipped.

    model is a torch module that maps X (N, D) to predictions (N, 1), to be
    compared with y (N, 1) by the mean squared error; optimiser holds its
    parameters. The function is called again and again, with new X and y.
    Returns the loss before the step, and the norm of its gradient before
    clipping.
    """
    # your code here
    ...','8f91f4bbe94c76700cb011cdd772bd40','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('86d2660533d64c61a8f8a67abdf76a13','clipping-train_step','code',1,'check(train_step)','c5b1a32c2343ff36acf80e7b08e3eaf0','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('6ce2ecf9dd294d4db0b033504adf1f86','clipping-four_small_batches-answer','code',0,'def four_small_batches():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','edf67aaafd6565b56146819b96b3dd74','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('29bfce7445314f008f219ce31a8f1af0','clipping-four_small_batches','code',1,'check(four_small_batches)','a34a5a27d0be9b4a5acb6d0b0ade8168','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('4ead142835954257810b89c02692a859','clipping-adam_as_well-answer','code',0,'def adam_as_well():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','373820563f3f12a234a7bc87d5842af8','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('358a493958db460fa9f123022160af29','clipping-adam_as_well','code',1,'check(adam_as_well)','564d577d8d8c41d48cc587517c8dc94d','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('cc9546b397cd40ac93b21689df84f6fb','clipping-safe_step-answer','code',0,'def safe_step(params, grads, lr, max_norm, skipped):
    """One step downhill, by the clipped gradient; or none at all.

    params and grads are dicts of arrays of the same names and shapes. The
    step is -lr times the gradient, clipped by its global norm to max_norm.
    But if any entry of the gradient is NaN or infinite, the parameters
    stay as they are, and the step counts as skipped. Nothing is raised.
    Returns the new params, a dict, and how many steps have been skipped so
    far: skipped is how many there were before this one.
    """
    # your code here
    ...','63479585189383d41c971c4a69a5bd28','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('2061f2281ad04fee8f5b7dd928c04ddb','clipping-safe_step','code',1,'check(safe_step)','a8518aec1bf523efa3999bfda57b0c9b','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('93247ace409c4af1af427576ff7be255','clipping-choose_threshold-answer','code',0,'def choose_threshold(norms, q=0.9):
    """A threshold for clipping, from the norms of earlier gradients.

    norms (S,), one for every step, in the order of the steps, each as it
    was before clipping. Some may be NaN or infinite, from steps that had
    to be skipped: leave these out.
    Returns the number that a share q of the others does not exceed.
    """
    # your code here
    ...','14326e6892dd6e3af06ea4d6f099c35b','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('0fa300b32f8b477b889782b2495f3505','clipping-choose_threshold','code',1,'check(choose_threshold)','451882a5eb3c8e0ac26b408ab50f64c4','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('d5f43cd7f1d24dfc92a94618476e7b43','clipping-clip_fraction-answer','code',0,'def clip_fraction(norms, max_norm):
    """The share of steps in which a threshold would have clipped.

    norms (S,), all finite, each as it was before clipping.
    Returns a number between 0 and 1.
    """
    # your code here
    ...','a1507c81aec47b49f44ea72b4e96105f','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('42b42bf869e54b7b9b9c26485f000fa2','clipping-clip_fraction','code',1,'check(clip_fraction)','ac82127a84015cd005fe93d2d22ab88d','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('8fa370da98844640b6a49911559708f5','clipping-cliff_gradient-answer','code',0,'def cliff_gradient(w, b):
    """The loss of a network of one unit, and its slopes.

    The unit starts at x = 0.5 and is updated 50 times:
    x becomes w * sigmoid(x) + b. It has no input. Then
    loss = (sigmoid(x) - 0.7)**2. w and b are numbers.
    Returns loss, dw, db: the loss and its derivatives by w and by b.
    """
    # your code here
    ...','d366753e4d44c949211eeef73b2741c8','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('d9c1864542ba4db9a0279980864d89e7','clipping-cliff_gradient','code',1,'check(cliff_gradient)','3341ce197e7f69d7f593012a933e36e6','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('f003abfe8e0149bfb5f9faf41b905635','clipping-cliff_descent-answer','code',0,'def cliff_descent(gradient, w, b, lr, max_norm, steps):
    """Gradient descent in w and b, clipped by norm.

    gradient is a function: gradient(w, b) gives loss, dw, db, as your
    cliff_gradient does. From (w, b), so many steps of -lr times the
    gradient (dw, db), which is clipped by its norm to max_norm; np.inf
    means that nothing is clipped.
    Returns path (steps+1, 2): the start and the point after every step.
    """
    # your code here
    ...','691cab31661ddcb083bc2a27392a9dc0','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('079918180e7b4cac8f1d04cc8eb0f052','clipping-cliff_descent','code',1,'check(cliff_descent)','16100d60a2cef338cfb38ae2be64633c','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('9b7f3e1b6c954dddba85eeec576b3230','clipping-given-3','code',1,'def sequences(T, N, draw):
    """X (N, T, 6) one-hot, and which of the four pairs it was."""
    symbols = torch.randint(2, 6, (N, T), generator=draw)
    first = torch.randint(0, 2, (N,), generator=draw)
    second = torch.randint(0, 2, (N,), generator=draw)
    early = torch.randint(T // 10, T // 5, (N,), generator=draw)
    late = torch.randint(T // 2, 6 * T // 10 + 1, (N,), generator=draw)
    symbols[torch.arange(N), early] = first
    symbols[torch.arange(N), late] = second
    return nn.functional.one_hot(symbols, 6).float(), 2 * first + second


def run(clip, seed, updates=1500, H=40):
    """Solved or not, and the share of updates that clip changed."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    draw = torch.Generator().manual_seed(seed)
    rnn, readout = nn.RNN(6, H, batch_first=True), nn.Linear(H, 4)
    with torch.no_grad():
        W = torch.randn(H, H)
        W *= 1.2 / torch.linalg.eigvals(W).abs().max()
        rnn.weight_hh_l0.copy_(W)
    both = nn.ModuleDict({"rnn": rnn, "readout": readout})
    weights = dict(both.named_parameters())
    sgd = torch.optim.SGD(weights.values(), 0.1)
    right, bites = [], 0
    for _ in range(updates):
        X, y = sequences(20, 32, draw)
        said = readout(rnn(X)[0][:, -1])
        sgd.zero_grad()
        nn.functional.cross_entropy(said, y).backward()
        grads = {k: p.grad.numpy().copy() for k, p in weights.items()}
        clipped = clip(grads)
        for k, p in weights.items():
            p.grad.copy_(torch.as_tensor(clipped[k]))
        now = {k: p.grad.numpy() for k, p in weights.items()}
        bites += any(not np.array_equal(now[k], grads[k]) for k in now)
        sgd.step()
        right.append((said.argmax(1) == y).float().mean().item())
    return np.mean(right[-100:]) > 0.99, bites / updates


def survival(seeds=(0, 1, 2, 3)):
    kinds = {
        "no clipping": lambda g: g,
        "by value, 2": lambda g: clip_value(g, 2.0),
        "by value, 0.1": lambda g: clip_value(g, 0.1),
        "by norm, 1": lambda g: clip_by_global_norm(g, 1.0)[0],
    }
    for name, clip in kinds.items():
        results = [run(clip, seed) for seed in seeds]
        solved = sum(ok for ok, _ in results)
        bites = np.mean([b for _, b in results])
        text = f"solved {solved} of {len(seeds)}"
        print(f"{name:14} {text}, bites in {bites:.2%} of the updates")','b624bdb54544fb8780dcd9a4a2b4932a','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('e3d86d14514f452f8b719e2f7be14cbd','clipping-what_plus_minus_two_did-answer','code',0,'def what_plus_minus_two_did():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','dd80ed4c796bc8bbab028c86b9709971','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('3a98eb14cd1f422d965d6317ab5e68c2','clipping-what_plus_minus_two_did','code',1,'check(what_plus_minus_two_did)','f62bc65ad0db0e91da472d2b035e336c','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('f31877056bfe4f9dacdd497d1e8be9c3','clipping-summary','code',1,'check()','1b7317d5d7b6a5b30ce8e401d5663551','b4095a99962c43448bbce468a8acc1eb');
INSERT INTO "source_cell" VALUES('54a428c353ec4d88999459c40995e98c','deep_networks-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''a4ec769f09b7dc87721739bbc5785b3db3c0d75b563132d15a2f3b0fa45cc3b8''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/deep_networks/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/deep_networks.zip beside this notebook.")

from check import check','2b5b8081a0bc84c7ca77eadeed3f3631','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('f7b2b3d74873480b9f1be6351d507232','deep_networks-given-1','code',1,'import numpy as np','99911040dfdfbb2e9010cd0861ffd5f4','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('dfec40913d934a51990be786fe27a780','deep_networks-stacked_lstm-answer','code',0,'def stacked_lstm(X, layers, masks=None):
    """Run LSTM layers that stand one upon the other.

    X (T, N, D). layers is a list of L dicts, from the lowest to the
    highest, each with W, U, b (gates stacked i, f, g, o), h0 (N, H) and
    c0 (N, H); W is (D, 4H) in the lowest and (H, 4H) in the others.
    masks is None, or a list of L-1 arrays (T, N, H): what goes up from
    layer k is multiplied by masks[k]. What layer k hands to its own next
    step is not, and the top''s outputs are not.
    Returns hs (T, N, H), the hidden states of the top layer, and h_n
    (L, N, H), c_n (L, N, H), the last states of all layers.
    """
    # your code here
    ...','196a2ce76d931ae0798d8c2fb4c13c4c','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('920fdf72c9f745c88d924c83c9b29ee7','deep_networks-stacked_lstm','code',1,'check(stacked_lstm)','bef850cb928ec8f174384074a88582c0','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('7aed04c4643d47ba98c2a569109d5b97','deep_networks-same_last_state-answer','code',0,'def same_last_state():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','0cd053e440b90fbe81042062731fbb83','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('39989ec0531d42b6a80c5c542630b965','deep_networks-same_last_state','code',1,'check(same_last_state)','abc3ea4ce77b640b2eff4baa4f44f49d','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('0a22b2ce234e45febcee7eb021653fa6','deep_networks-last_valid-answer','code',0,'def last_valid(outputs, lengths):
    """Of every sequence, the output of its last real step.

    outputs (T, N, H); lengths (N,), whole numbers from 1 to T.
    Returns (N, H).
    """
    # your code here
    ...','833b59ae67380fa99d663fc04333dca1','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('77b9611e0ddf484691fdbb38b6e2d1e4','deep_networks-last_valid','code',1,'check(last_valid)','0d0c794cebfa9ac904070d1a48a72876','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('3c3163e18d4045428c0f53727a03ee5c','deep_networks-batch_first_states-answer','code',0,'def batch_first_states():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','4375dd29d2489e18b2af133ac69f9368','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('37ac7d7d3f5c4c2d9e74ae046c9ff1ec','deep_networks-batch_first_states','code',1,'check(batch_first_states)','329f49e0226fc03f9ed1d636ec155b94','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('551a6cad18e84d4190cf422e9f890d09','deep_networks-masked_rnn_forward-answer','code',0,'def masked_rnn_forward(X, lengths, h0, Wx, Wh, b):
    """Run an RNN over padded sequences; at the padding the state waits.

    X (T, N, D), lengths (N,), h0 (N, H), Wx (D, H), Wh (H, H), b (H,).
    A real step is h'' = tanh(x Wx + h Wh + b). After its last real step a
    sequence keeps the state it has, whatever stands in the padding.
    Returns hs (T, N, H).
    """
    # your code here
    ...','cbc8e2651cfafab11b03a55ec6e77d6d','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('1a1d81de4b9c4dfab75107eb2cb7a2d2','deep_networks-masked_rnn_forward','code',1,'check(masked_rnn_forward)','73b63ce20a266456a75bec9a08071d03','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('f116ffa533ad46e2b36243ad72fd518f','deep_networks-reverse_padded-answer','code',0,'def reverse_padded(X, lengths):
    """Turn every sequence round, and leave the padding at the end.

    X (T, N, D); lengths (N,), whole numbers from 1 to T, in any order.
    Step 0 of the result is the last real step of each sequence. The
    padding stays as it is and where it is.
    Returns (T, N, D).
    """
    # your code here
    ...','61af7133fd2b8cb5cfbd88d5cd013e59','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('c92c663c430948aeb9dac846a63a98d1','deep_networks-reverse_padded','code',1,'check(reverse_padded)','8e7bd36d027dcc2f0e2c2c1058ce0026','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('73e46350ce0d4340b0cc068d7a9f3f59','deep_networks-bilstm_final-answer','code',0,'def bilstm_final(hs_f, hs_b, lengths):
    """What a layer of two directions knows when both have read it all.

    hs_f (T, N, H): hs_f[t] has read step t and all before it. hs_b
    (T, N, H): hs_b[t] has read step t and all real steps after it, from
    the end. lengths (N,). At the padding there is rubbish in both.
    Returns (N, 2H): of each direction the state that has read the whole
    sequence, the forward one first.
    """
    # your code here
    ...','3dd9db37ac295c5fdb7f3d62b941b03c','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('36c83bb29a4a43d9a8e4f627ab48e297','deep_networks-bilstm_final','code',1,'check(bilstm_final)','57628ade3e1c6c8b44de18eac46bc904','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('59cbdf86676b4e5d91ea90bdd5134665','deep_networks-given-2','code',1,'try:
    import torch
    from torch import nn
except ModuleNotFoundError:
    print("No PyTorch here: exercise 6 cannot be run.")','ea3641d6f60423dd8a5f1fc4735bc691','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('2aca8ff863fd4db4831c327f6e15039a','deep_networks-init_recurrent_-answer','code',0,'def init_recurrent_(module, forget_bias=1.0):
    """First weights for a recurrent layer of PyTorch''s, in place.

    module is an nn.RNN, nn.LSTM or nn.GRU, of any number of layers, in
    one direction or two. Every recurrent matrix, weight_hh_..., is a stack
    of H by H blocks, one for each gate (an nn.RNN has one block): make each
    block a random orthogonal matrix. (If all its columns together are
    orthonormal, that is accepted too.) What layers read with, weight_ih_...,
    stays as it is. All biases become zero, but the two biases of an LSTM''s
    forget gates, gates stacked i, f, g, o, add up to forget_bias.
    Changes module itself; what it returns does not matter.
    """
    # your code here
    ...','fcd1fc0474a080305f89c3ad0a66480a','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('8aaafcb898b84c2db999c75c21819e78','deep_networks-init_recurrent_','code',1,'check(init_recurrent_)','7f569290fe65837ea5dc3f35f4ade682','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('3c0294d5cc49410f9c23b2207d7cb4ba','deep_networks-variational_dropout-answer','code',0,'def variational_dropout(hs, p, rng, training=True):
    """Dropout that forgets the same units at every step.

    hs (T, N, H); 0 <= p < 1; rng is a NumPy Generator. In training each
    unit of each sequence is dropped with probability p, for all its steps
    or for none, and what is left is divided by 1 - p. Otherwise nothing
    happens.
    Returns (T, N, H).
    """
    # your code here
    ...','cc3a6780b9d73bf77bca4219eac0d965','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('aea626c95863476ca76ba1659bcb160a','deep_networks-variational_dropout','code',1,'check(variational_dropout)','df688d8d12fdf636db1b705ab1d86fe5','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('01e50dde46ca4ca590da4776dbf9c505','deep_networks-clinic_reviews-answer','code',0,'def clinic_reviews():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','6dc83c65abd6ec6cd8ba2abc8b564473','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('f81721d5de90479db231468b4e3a4082','deep_networks-clinic_reviews','code',1,'check(clinic_reviews)','ed3b47d1b9f62cbbcfcde1b463fb7a25','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('653d8c9036334b67a33666a1fadc0b74','deep_networks-clinic_axes-answer','code',0,'def clinic_axes():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','51631f6fdfa184928757075c42ff2899','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('509dbfdf944e43df8a12d0df3988ba0f','deep_networks-clinic_axes','code',1,'check(clinic_axes)','fb2000c73269b415db7070f9d9efe016','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('08f2bc96d0a746b09c3e5d9b0640151e','deep_networks-clinic_both_ways-answer','code',0,'def clinic_both_ways():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','fde7cd1112f2df70788e680dcaac6dbc','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('c078dac2bb2b46f3ad6d3a646d2b0123','deep_networks-clinic_both_ways','code',1,'check(clinic_both_ways)','8710d5ceee0d512ee3876d5668eedfa7','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('a00305a5cb694e67927b9b5a067988f6','deep_networks-clinic_sorted-answer','code',0,'def clinic_sorted():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','950a6f175f649fcfc2a1e55b80e158a5','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('bfc86ca4059d4e998a7b0dc68c63ea50','deep_networks-clinic_sorted','code',1,'check(clinic_sorted)','c9b72c31673a57fd96a61695ee06c44f','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('f4931c8c68314ac88daa03440c5a0777','deep_networks-clinic_scores-answer','code',0,'def clinic_scores():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','b82f5057f506ccf90b17580fb44908c7','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('54e4960c73fa4ecd8cfec3f69f8ae5f5','deep_networks-clinic_scores','code',1,'check(clinic_scores)','6776535dc767d129fcb2621793c38ebc','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('8e4924b8e6804d8586b91213a4cbda99','deep_networks-clinic_joined-answer','code',0,'def clinic_joined():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','bc14d28bfb3e47bd9451871d884c8ed1','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('46009b526bb649cd9b2d8cd061c96b44','deep_networks-clinic_joined','code',1,'check(clinic_joined)','3ace9a093c2a87273b2c752bce940f8d','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('ccd6126b0b2d47b2bc881f9fcb8e6793','deep_networks-summary','code',1,'check()','ec3693baa8f6b52af06e0ead603c68c4','c4b02563ded74da480065fd2df56a02c');
INSERT INTO "source_cell" VALUES('187062f9d7d94d2cb52abdc0d492a3f9','lab_classifier-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet, and data.py and mine.py.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''14e8198721d2d45ce886a647bd9fa9241952fb0db062a1c402921324817823b3'', ''data.py'': ''666e1bf21f30450c98e0a82eb46b3a4b5e5ed4459bdaeecf466febcd5a1f2dbf'', ''mine.py'': ''3c5edd4b961f3be46b72fe1f80db0d9405b2a566a184a16752d9f75049b40c39''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/lab_classifier/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/lab_classifier.zip beside this notebook.")

from check import check, trained','b62b067f942dda41aacabb1e5175ee57','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('1a00cb0031f144f48c9dc9a84da3ea8f','lab_classifier-given-1','code',1,'import numpy as np
import torch
from data import LANGUAGES, phrases, reviews
from mine import like_torch, use
from torch import nn

torch.set_num_threads(1)
texts, labels, lags = reviews(np.random.default_rng(0), 3000)
words = [text.split() for text in texts]
for k in range(4):
    print("praise" if labels[k] else "blame ", "|", texts[k])','85aa2974718ac0ec1fe58b4e0fc3fed8','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('88af77d3f15f42ffa89a0ced3e14a4b1','lab_classifier-build_vocab-answer','code',0,'def build_vocab(texts, min_freq=1):
    """A number for every token.

    texts is a list of texts, each a list of tokens (words, or characters).
    "<pad>" has number 0 and "<unk>", which stands for all that is not
    known, has 1. The tokens that occur at least min_freq times in all the
    texts together follow from 2 on, in alphabetical order (as sorted has
    it).
    Returns a dict, token -> number.
    """
    # your code here
    ...','f8eb266e71979d99ab6d20740b0c8c10','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('6b19fe49367c466690d25fde29f1ca3a','lab_classifier-build_vocab','code',1,'check(build_vocab)','f1dc143a5db713dc7f015b8831d419ca','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('d91219b5ddf64a9eb6feaca0cb2d5097','lab_classifier-words_of_the_test-answer','code',0,'def words_of_the_test():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','437c3ac274a0e56c3f4f25d95276b4da','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('f032172d85d34767864a9b5d3eaa2f0a','lab_classifier-words_of_the_test','code',1,'check(words_of_the_test)','6fd29c2ed849772d6c4e0ca0c11a059d','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('10f0cb05dcf84eb1a47833785d531aa7','lab_classifier-encode_pad-answer','code',0,'def encode_pad(texts, vocab):
    """Texts of unequal lengths as one array of numbers.

    texts is a list of N lists of tokens, none empty; vocab is a dict as
    build_vocab makes it. A token that is not in vocab becomes "<unk>".
    Returns ids (N, T), whole numbers, where T is the length of the longest
    text and shorter ones are filled up with "<pad>" at their ends; and
    lengths (N,).
    """
    # your code here
    ...','554ad9a4e55fb805c9712140c4f7d180','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('70a3eddd79fb4bcdb382650595d570e1','lab_classifier-encode_pad','code',1,'check(encode_pad)','d56dda376ba6af886b2ed941bb800cdf','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('2aa8ac45fc22453f98c407a8adfd429f','lab_classifier-collate-answer','code',0,'def collate(pairs, vocab):
    """A batch, ready for the network.

    pairs is a list of N pairs, (tokens, label), in any order; label is a
    whole number; vocab as in encode_pad. A DataLoader calls such a function
    for every batch, as its collate_fn.
    Returns three tensors of whole numbers: ids (N, T), as encode_pad makes
    them, lengths (N,) and labels (N,).
    """
    # your code here
    ...','2184a2c3b06e1f27cef1b51320a1b663','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('862ac9bccee246639ed90f61a38587a3','lab_classifier-collate','code',1,'check(collate)','3b6276ba3d6dbb7d3dc3e96dcfe9726e','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('02352cfc43d341cd84436c48cfbb5634','lab_classifier-by_length-answer','code',0,'def by_length(lengths, size, rng):
    """Which texts go into which batch, so that little is padded.

    lengths (N,): whole numbers, in any order. Texts of like length go
    together: size of them in each batch, only one batch may have fewer, and
    as little as possible is padded. The batches come in a random order,
    drawn with rng, a NumPy Generator.
    Returns a list of batches, each a list of numbers from 0 to N-1; every
    text is in one batch. A DataLoader takes it as its batch_sampler.
    """
    # your code here
    ...','01903ccc77c1ab65ffde357f7f030d0c','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('065a13d432e9433da49e0f3a63e766b7','lab_classifier-by_length','code',1,'check(by_length)','2374db62dabfbbbb08521890821bff43','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('0f784eb0c966427ba9af9e179a979f42','lab_classifier-given-2','code',1,'def make_batches(texts, labels, vocab, size, rng):
    """One epoch''s batches: triples ids, lengths, labels."""
    chosen = by_length(np.array([len(text) for text in texts]), size, rng)
    batches = []
    for batch in chosen:
        pairs = [(texts[k], int(labels[k])) for k in batch]
        batches.append(collate(pairs, vocab))
    return batches','b6797ee516a4f500e0b6c17fe1f3252c','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('e524c559554849e5acf1c5266a7b1454','lab_classifier-SentimentRNN-answer','code',0,'class SentimentRNN(nn.Module):
    """A network that reads a text and is asked once, at its end.

    Its parts: embed, an nn.Embedding; rnn, one layer of nn.RNN, nn.GRU or
    nn.LSTM with batch_first=True; readout, an nn.Linear.
    """

    def __init__(self, V, E, H, cell="gru", classes=2):
        """V tokens, embedded in E dimensions; H units.

        cell is "rnn", "gru" or "lstm". (It may also be "mine", which is
        not marked: the layer is then Mine(E, H), from mine import Mine.)
        """
        # your code here
        ...

    def forward(self, ids, lengths):
        """ids (N, T), padded with 0; lengths (N,), from 1 to T, any order.

        The read-out sees the state after each text''s last real token.
        Every call starts from an empty state.
        Returns logits (N, classes): no softmax, the loss takes care of it.
        """
        # your code here
        ...','1051b14231dffe0a07bafd41b9a05b00','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('613bbe30b8b74a078de7f7696d4d2b1a','lab_classifier-SentimentRNN','code',1,'check(SentimentRNN)','e3c4dae2426c280b8995c40d194626ab','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('79347cd6eca9451884587bbe0a669218','lab_classifier-one_logit-answer','code',0,'def one_logit():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','cc11f9ff8e1f40ef56a5e959c4ba3d21','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('9727212f92934a3fb3c09c1aa943ccd2','lab_classifier-one_logit','code',1,'check(one_logit)','950adcfd8c309604efadf12a94064555','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('0912234316114688a843acb103a17a29','lab_classifier-train_epoch-answer','code',0,'def train_epoch(model, optimiser, batches, max_norm=1.0):
    """Show the network every batch once, and let it learn from each.

    model(ids, lengths) gives logits (n, classes); batches is a list of
    triples ids, lengths, labels. One update for each: on the mean cross
    entropy of its texts, with the gradient''s global norm clipped to
    max_norm. Whatever state it finds the model in: here it is in training
    mode.
    Returns the mean loss per text of the whole epoch, a number.
    """
    # your code here
    ...','5ae2bbd0ed75a712b8f487ba8f49d080','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('fc7887009dcc4e8fb61ebff126a6c9d6','lab_classifier-train_epoch','code',1,'check(train_epoch)','a783fda79876bb435944d93499e66ba4','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('e64c89802a08414cbc9111d08f28b6f3','lab_classifier-evaluate-answer','code',0,'def evaluate(model, batches):
    """The share of texts that the network gets right.

    model and batches as in train_epoch. Here the model is in evaluation
    mode, and no gradients are kept.
    Returns a number from 0 to 1: of all texts, not of all batches.
    """
    # your code here
    ...','3c754693843e53c267e3c0a62b734b70','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('6cdb4ae7550a49dbb99cf8dadc016a1e','lab_classifier-evaluate','code',1,'check(evaluate)','f114cb704f58e29295e0b5434fb6f05d','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('ef0646644ab84e188171dbf223c61945','lab_classifier-experiment-1','code',1,'# experiment: your cell beside PyTorch''s, same start; 5 to 20 seconds
vocab = build_vocab(words)
theirs = SentimentRNN(len(vocab), 16, 32, "lstm")
yours = SentimentRNN(len(vocab), 16, 32, "mine")
yours.embed.load_state_dict(theirs.embed.state_dict())
yours.readout.load_state_dict(theirs.readout.state_dict())
like_torch(yours.rnn, theirs.rnn)
adams = [torch.optim.Adam(m.parameters(), 0.01) for m in (theirs, yours)]
print("epoch   PyTorch   yours")
for epoch in range(7):
    rng = np.random.default_rng(epoch)
    batches = make_batches(words, labels, vocab, 50, rng)
    a = train_epoch(theirs, adams[0], batches)
    b = train_epoch(yours, adams[1], batches)
    print(f"{epoch:5}   {a:7.4f}   {b:7.4f}")','d7c9763a25623b99f4df62f896da40aa','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('3f2c15697c884d60ac35be28c0383551','lab_classifier-bag_of_words-answer','code',0,'def bag_of_words(texts, vocab):
    """How often each token occurs in each text, in whatever order.

    texts is a list of N lists of tokens; vocab is a dict of V tokens, as
    build_vocab makes it. A token that is not in vocab counts as "<unk>".
    Returns counts (N, V).
    """
    # your code here
    ...','293bed4763e52f4d47104bbf8a0190b5','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('25a65b8f44f743bc931e1e35a34ac29a','lab_classifier-bag_of_words','code',1,'check(bag_of_words)','f79c71c71ac54d8bff302a9428c71219','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('226ed2863f164267b18f7ba99ec8c478','lab_classifier-bag_of_words_baseline-answer','code',0,'def bag_of_words_baseline(counts, labels, new):
    """Naive Bayes: what the words alone say, each for itself.

    counts (N, V) are the bags of the training texts, labels (N,) are 0 or
    1, new (M, V) other bags. Of class k, p_k(w) is the share of word w
    among all its words, where every word is counted once more than it
    occurs, so that none has probability 0; and P_k is the share of texts.
    The score of a new text for class k is
        log P_k + sum over words of (count of w) * log p_k(w).
    Returns scores (M, 2), column k for class k.
    """
    # your code here
    ...','7c371116bd88db4ab6fd744154aae186','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('0719a856b79144d4a51e79030364180e','lab_classifier-bag_of_words_baseline','code',1,'check(bag_of_words_baseline)','b169e5ff73941d494cfd503c1a3b8d56','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('ba72ec894d3449c986b004ae71197d0b','lab_classifier-experiment-2','code',1,'# experiment: how good is it? a second
vocab = build_vocab(words)
new, truth, _ = reviews(np.random.default_rng(1), 2000)
bags = bag_of_words([text.split() for text in new], vocab)
scores = bag_of_words_baseline(bag_of_words(words, vocab), labels, bags)
print(f"right: {np.mean(scores.argmax(axis=1) == truth):.3f}")','03990888f8fbaa286ff802f54f964e23','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('777da5f9618a427d8534756e86ae3731','lab_classifier-why_chance-answer','code',0,'def why_chance():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','91826e13b490a22699e69e5ecf625838','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('c5572d91f86a40179dadf9e4cebd69bd','lab_classifier-why_chance','code',1,'check(why_chance)','533c46640b6176ec21d45ee2ce035525','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('2ac9839409d94f3baafebabba6f33d64','lab_classifier-given-3','code',1,'def weights_of(model):
    return {name: p.detach().numpy() for name, p in model.named_parameters()}','977df81c3934b4ca75f88ae9b9910d1d','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('858a133b025c422e9c3f0480a7629386','lab_classifier-review_weights-answer','code',0,'def review_weights(seed=0):
    """Weights of a network that knows praise from blame.

    Train SentimentRNN(59, 16, 32, "gru") for at most 8 epochs on
    reviews(np.random.default_rng(0), 3000). Number 0 is "<pad>", 1 is
    "<unk>", and the words follow in alphabetical order, as build_vocab has
    it. Asked for: 97 % right on reviews that it has not seen; a part of
    the points is there for 75 % and for 90 %.
    seed sets the first weights and the order of the batches.
    Write the training as a function of its own and end with
    `return trained(f)`: it calls f once, without arguments, and keeps what
    f returns in the file that you hand in with the notebook.
    Returns a dict, name -> array: embed.weight (59, 16), rnn.weight_ih_l0
    (96, 16), rnn.weight_hh_l0 (96, 32), rnn.bias_ih_l0 (96,),
    rnn.bias_hh_l0 (96,), readout.weight (2, 32), readout.bias (2,).
    """
    # your code here
    ...','7966fa675cd670b6f6ef9e452e7f077e','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('fa84679f177440db9ab3f451664332af','lab_classifier-review_weights','code',1,'check(review_weights)','109667e271ce510f9bd605436a67ce30','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('f3c402c506af4de6903b4bfadd0d8085','lab_classifier-accuracy_by_lag-answer','code',0,'def accuracy_by_lag(said, labels, lags):
    """Where a network errs: its accuracy, for every lag by itself.

    said, labels, lags: (N,) whole numbers: what it said of each review,
    what is right, and its lag.
    Returns a dict, lag -> (accuracy, number of reviews), for all lags that
    occur.
    """
    # your code here
    ...','d9951eb520f4029cadaf997fe33c9e4c','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('b86dbb5d76504755a06c28e5ad8c71a6','lab_classifier-accuracy_by_lag','code',1,'check(accuracy_by_lag)','9d54552905d7504e203e9d445a38ea30','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('fcbd8ac84247478bbb6ef9a882562466','lab_classifier-experiment-3','code',1,'# experiment: three networks, looked at after every epoch; 10 to 30 seconds
vocab = build_vocab(words)
asked = (1, 5, 10, 20, 30)
far = [reviews(np.random.default_rng(k), 400, lag=k) for k in asked]
new = [text.split() for some, _, _ in far for text in some]
truth = np.concatenate([judged for _, judged, _ in far])
where = np.concatenate([lag for _, _, lag in far])
ids, lengths = (torch.tensor(a) for a in encode_pad(new, vocab))
for cell, seed in (("gru", 0), ("lstm", 0), ("rnn", 0)):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = SentimentRNN(len(vocab), 16, 32, cell)
    adam = torch.optim.Adam(model.parameters(), 0.003)
    for epoch in range(1, 13):
        batches = make_batches(words, labels, vocab, 50, rng)
        train_epoch(model, adam, batches)
        with torch.no_grad():
            said = model(ids, lengths).argmax(dim=1).numpy()
        found = accuracy_by_lag(said, truth, where)
        row = [found[k][0] for k in sorted(found)]
        if max(row) > 0.6 or epoch == 12:
            print(f"{cell} {seed}, epoch {epoch:2}:", *(f"{a:.2f}" for a in row))
        if min(row) > 0.97:
            break','9c768acc3d5782d03611ff30bfd2c93e','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('dc13da676ed244ac8f21ab056084c9fc','lab_classifier-what_lag_shows-answer','code',0,'def what_lag_shows():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','e4f609617cb3f7aae5111ddb07532ffb','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('2a6c0aa27d084b15b57476f9734262c2','lab_classifier-what_lag_shows','code',1,'check(what_lag_shows)','8214b95a5dd49a2be2390f8f06491786','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('1c28d995a18041c2b7569b04d5bd5a0b','lab_classifier-given-4','code',1,'try:
    names, spoken = phrases("train")
    for k in range(0, len(names), 900):
        print(f"{list(LANGUAGES.values())[spoken[k]]:8} | {names[k]}")
except ModuleNotFoundError:
    print("No Babel here: pip install babel. The capstone needs it.")','3efbbd36515ce911f1799f585183353f','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('183f4ba6840647718ad59b66dc3c6bbb','lab_classifier-language_weights-answer','code',0,'def language_weights(seed=0):
    """Weights of a network that knows the language of a phrase.

    Train SentimentRNN(92, 24, 48, "gru", classes=12) for at most 8 epochs
    on phrases("train"), character by character, with build_vocab of these
    phrases and min_freq=2. Asked for: 74 % right on phrases that it has
    not seen; a part of the points is there for 40 % and for 60 %.
    seed sets the first weights and the order of the batches.
    Train and return as in review_weights, with `trained`.
    Returns a dict, name -> array: embed.weight (92, 24), rnn.weight_ih_l0
    (144, 24), rnn.weight_hh_l0 (144, 48), rnn.bias_ih_l0 (144,),
    rnn.bias_hh_l0 (144,), readout.weight (12, 48), readout.bias (12,).
    """
    # your code here
    ...','4ab5d768266a60775962c35496aacceb','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('c506719fa0f54e07b7b53aaf8609a654','lab_classifier-language_weights','code',1,'check(language_weights)','a94ce52a7a417f550e7f552f0db86ee1','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('d925c7f9bc1140189960cb17b6455b67','lab_classifier-experiment-4','code',1,'# experiment: who is taken for whom? a few seconds
weights = language_weights()
vocab = build_vocab(phrases("train")[0], 2)
model = SentimentRNN(len(vocab), 24, 48, "gru", classes=12)
state = {name: torch.tensor(a) for name, a in weights.items()}
model.load_state_dict(state)
names, spoken = phrases("test")
ids, lengths = (torch.tensor(a) for a in encode_pad(names, vocab))
with torch.no_grad():
    said = model(ids, lengths).argmax(dim=1).numpy()
table = np.zeros((12, 12), int)
np.add.at(table, (spoken, said), 1)
print("right:", f"{np.mean(said == spoken):.3f}")
print("          " + " ".join(f"{code:>3}" for code in LANGUAGES))
for name, row in zip(LANGUAGES.values(), table):
    print(f"{name:10}" + " ".join(f"{n:3}" for n in row))','dfabcb8f361370196f68c3442d13820d','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('525bf551665c4421ac5f3b268f230a71','lab_classifier-summary','code',1,'check()','574cf99dec077703182d23e88c1f4832','c3d0db4bac9c44e28deb0960a7548bad');
INSERT INTO "source_cell" VALUES('d379727893624c7f9c71b0afee9f143d','lab_generator-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet, and data.py and mine.py.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''639365eb65a5dbee63a721685d26837b6ba9f581f08d97547960266ed9427af8'', ''data.py'': ''8aecdfefb5cb3c4aabc3950ab1020bf46bf20eec03ad16a57d3a824acc83b41b'', ''mine.py'': ''3c5edd4b961f3be46b72fe1f80db0d9405b2a566a184a16752d9f75049b40c39''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/lab_generator/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/lab_generator.zip beside this notebook.")

from check import check, trained','fa27ee862b87e498a5433c02b59415f5','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('ca4d7e3a759e4cbeaba735b1b5f1e073','lab_generator-given-1','code',1,'import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

from data import bracket_depth, code, column, countries, decode, encode

torch.set_num_threads(1)
learnt, held_out = code()
print(len(learnt), "letters to learn from,", len(held_out), "held out")
print(held_out[60_000:60_240])','e37c1fd8b8b0505d76a3fa9b5cff5631','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('b8d59b9319844ba8bf46ead512f7acd3','lab_generator-batches-answer','code',0,'def batches(ids, N, K):
    """A long text as what a network reads, in the order in which it does.

    ids (L,), a tensor of integers. The text is laid out as N streams, each
    an unbroken piece of it, of T = L // N ids; what is left over at the end
    is dropped. The streams are cut in chunks of K steps, the last may be
    shorter; row n of a chunk goes on in row n of the next one. What is to
    be said at every step is the next id of the same stream, so that T - 1
    steps are read in all.
    Returns a list of pairs x, y of tensors (N, K): batch first.
    """
    # your code here
    ...','dad4e9b19abf9d5725c55c1f87e2e968','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('258878d3a0a14dd79610f70074a4edef','lab_generator-batches','code',1,'check(batches)','8b99fe27fc87519f6c78435d754f95d2','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('688df8af2f424b58bc1e8fbb61c2dec4','lab_generator-unigram_bits-answer','code',0,'def unigram_bits(train, test, V):
    """What a letter costs if nothing is known but how often it occurs.

    train, test: arrays of integers below V. The probability of a letter is
    its share in train, where every one of the V letters is counted once
    more than it occurs: so none has a probability of 0.
    Returns the mean of -log2 of the probability of test''s letters.
    """
    # your code here
    ...','98a0f15411b9704f32e6305e2de1555d','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('08b2ace5f544412b8fb5f417de2c4c68','lab_generator-unigram_bits','code',1,'check(unigram_bits)','324177119238ede873f47c5300044ea8','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('485e520447464251acfd088b581e00f8','lab_generator-bigram_bits-answer','code',0,'def bigram_bits(train, test, V):
    """What a letter costs if the one before it is known.

    train, test: arrays of integers below V. The probability of b after a
    is the share of the pairs a, b in train among all pairs that begin with
    a, where every one of the V * V pairs is counted once more than it
    occurs.
    Returns the mean of -log2 of the probability of test''s letters, each
    after the one before it; the first letter of test is not asked.
    """
    # your code here
    ...','8de7b75951cd2c238c714e920ddca42c','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('a2776fdff94c40da956d3de3241fec26','lab_generator-bigram_bits','code',1,'check(bigram_bits)','4df770fc4b6dbbaa4c49610a32876169','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('eb4d40858bcb4998b189094a910f0fed','lab_generator-uniform_perplexity-answer','code',0,'def uniform_perplexity():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','a9fe696701cce22519d78f0ac0b6b0f2','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('986f5ed6ccf146bba9f5e3ab50464be1','lab_generator-uniform_perplexity','code',1,'check(uniform_perplexity)','c89c8efb66219ff06873ef8ef02055dd','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('cbc1a0f5aa7c444b8f6e638230422db9','lab_generator-CharRNN-answer','code',0,'class CharRNN(nn.Module):
    """A network that guesses, at every step, which letter comes next.

    CharRNN(V, D, H, cell): `embed`, an nn.Embedding, makes a vector (D,)
    of each of V letters; `cell` is one recurrent layer of H units that
    reads it; `readout`, an nn.Linear, makes a number for each letter of
    its state h. The cell is "rnn", "gru" or "lstm", for nn.RNN, nn.GRU or
    nn.LSTM, or else a class of your own, which is made with (D, H) and
    called as an nn.LSTM with batch_first=True is.
    model(x, state) with x (N, T), a tensor of integers, and the state
    after what was read before: None for "nothing", or what an earlier call
    has returned. It gives logits (N, T, V), for a softmax that comes later,
    and the new state, as the cell returns it.
    """

    def __init__(self, V, D, H, cell="lstm"):
        # your code here
        ...

    def forward(self, x, state=None):
        # your code here
        ...','179144680012488cca832735cadcb5a8','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('0b489eb1ef9344f7a8beec6fab8802d4','lab_generator-CharRNN','code',1,'check(CharRNN)','cd2bb0ab67b9fa22c465da95d9f65d0f','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('bcdd6c4f71ca481eb852ff5bd555637d','lab_generator-train_epoch-answer','code',0,'def train_epoch(model, optimiser, pairs, max_norm):
    """Go through a text once, and learn from it chunk by chunk.

    model(x, state) gives logits (N, K, V) and its new state, which is a
    tensor or a tuple of tensors; state None stands for "nothing has been
    read". pairs is a list of x, y, both (N, K), in the order of time, as
    `batches` gives it (the last may be shorter). The epoch begins from
    nothing; from chunk to chunk the state is carried, the gradient is not.
    A chunk''s loss is the mean of -ln of the probability of y, over all its
    letters. After each chunk comes one update, by a gradient whose global
    norm has been clipped to max_norm.
    Returns the list of the chunks'' losses.
    """
    # your code here
    ...','ce19ee4da10a975794c2303dbf58dcbd','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('688a1c8181cd44bba115a910b92ff26b','lab_generator-train_epoch','code',1,'check(train_epoch)','fd3a57d1b2e6c96ccfe64c8cb0642fa8','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('08b8427a8a3446d48dc78aa722ee475c','lab_generator-bits_per_char-answer','code',0,'def bits_per_char(model, ids, K=256):
    """What a letter of a new text costs the network, in bits.

    ids (L,), a tensor of integers. model(x, state) as in train_epoch, with
    x (1, K). The text is read once, as one stream and from nothing, in
    pieces of K letters (the last may be shorter), the state carried. No
    gradient is asked for.
    Returns the mean of -log2 of the probability of the letters, over all
    of them but the first: L - 1 in all, each of the same weight.
    """
    # your code here
    ...','d4d59f2d283754b4a7543a61674df478','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('48a3920bed6440bab260141eb828ceb0','lab_generator-bits_per_char','code',1,'check(bits_per_char)','9aabbb13a22392258151daac1ae264b5','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('0e1ee98143e34f49b4bdba0d8e4a5806','lab_generator-next_probs-answer','code',0,'def next_probs(logits, temperature=1.0, top_k=None):
    """How likely each letter is to be drawn next.

    logits (V,), an array. They are divided by temperature > 0 before the
    softmax. With top_k, a number from 1 to V, only the top_k likeliest
    letters can be drawn: all others have a probability of 0. Logits as
    large as 1,000 do no harm.
    Returns probabilities (V,), an array whose sum is 1.
    """
    # your code here
    ...','5f1f78a460c9109c3c20ef06e84ee5e5','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('bb047d03b1f24fcc9dcfcf618371eb47','lab_generator-next_probs','code',1,'check(next_probs)','ce4091965844eaac1f7ed78e76386dcc','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('096b03e621a44722a25300a248d44211','lab_generator-cold_and_hot-answer','code',0,'def cold_and_hot():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','ebce82b45a3434d70540690031c9cdc4','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('d52583c84ceb46d39fe62e363162ef95','lab_generator-cold_and_hot','code',1,'check(cold_and_hot)','dd91228a28b0154547c98eed79db82d8','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('00d2870b4b5c41edb2bbccfc34ff496a','lab_generator-sample-answer','code',0,'def sample(model, prime, n, rng, temperature=1.0, top_k=None):
    """Have a network write: what it says is what it reads next.

    model(x, state) as in train_epoch, with x (1, T). prime is a list of at
    least one id: the model reads it first, from nothing. Then n ids are
    drawn one after the other, each by `next_probs` of the last logits,
    and each is read before the next is drawn. All chance comes from rng, a
    NumPy Generator, so that the same seed writes the same text. No graph
    is kept.
    Returns the list of the n ids drawn, without the prime.
    """
    # your code here
    ...','2dcdf44d336abb9646cb6455b0ce65ae','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('8cec313e6fb34afaad9ed7ae0acb56bb','lab_generator-sample','code',1,'check(sample)','7610c69e0c45e4801cb30e43557b7e91','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('b15a127002a5487cb25494deb0fca11e','lab_generator-experiment-1','code',1,'# experiment: about 10 seconds
def watch(cell="lstm", seed=0):
    torch.manual_seed(seed)
    model = CharRNN(96, 32, 128, cell)
    adam = torch.optim.Adam(model.parameters(), 5e-3)
    pairs, seen = batches(torch.tensor(encode(learnt)), 32, 32), 0
    for upto in (5, 25, 100, len(pairs)):
        losses = train_epoch(model, adam, pairs[seen:upto], 1.0)
        seen = upto
        print(f"--- {upto} updates, {np.mean(losses[-20:]) / np.log(2):.2f} bits")
        print(decode(sample(model, encode("\n").tolist(), 160, np.random.default_rng(0), 0.7)))


watch()','ff7eb357b733f91c039f64036042bfba','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('5df56b6f1a6e4238ad0d15252aa092ae','lab_generator-experiment-2','code',1,'# experiment: about 20 seconds, and your LSTMCellScratch
from mine import Mine, like_torch, use


def same_losses(updates=40):
    torch.manual_seed(0)
    theirs = CharRNN(96, 32, 64, "lstm")
    own = CharRNN(96, 32, 64, Mine)
    own.embed.load_state_dict(theirs.embed.state_dict())
    own.readout.load_state_dict(theirs.readout.state_dict())
    like_torch(own.cell, theirs.cell)
    pairs = batches(torch.tensor(encode(learnt)), 32, 32)[:updates]
    fig, ax = plt.subplots(figsize=(6, 3))
    for model, name, line in ((theirs, "PyTorch''s LSTM", "-"), (own, "yours", ":")):
        adam = torch.optim.Adam(model.parameters(), 5e-3)
        ax.plot(train_epoch(model, adam, pairs, 1.0), line, label=name, lw=3)
    ax.set(xlabel="update", ylabel="loss (nats)")
    ax.legend()


use(LSTMCellScratch)
same_losses()','0105d93a6df35efaf0b4398291ba2012','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('c3fa0764dfd840cabb036dfd6b46214c','lab_generator-given-2','code',1,'def weights_of(model):
    return {name: p.detach().numpy() for name, p in model.named_parameters()}','254e5e50e431e2f6b707f6b5f5a28807','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('801abff766cd466284e813db44cfc3ca','lab_generator-code_weights-answer','code',0,'def code_weights(seed=0):
    """Train a network on the text of Python''s own library.

    A CharRNN(96, 32, 128, "lstm") on the first of the two texts that
    code() of data.py gives. At most 6 times through the text, whatever the
    streams, the chunks and the optimiser are (the reference goes through
    it 4 times, in less than a minute).
    Wanted: less than 2.6 bits per letter on text of files that it has not
    seen. Half of the points are for less than 3.2, which counting pairs of
    letters does not reach.
    Returns the weights, a dict of arrays: embed.weight (96, 32),
    cell.weight_ih_l0 (512, 32), cell.weight_hh_l0 (512, 128),
    cell.bias_ih_l0 (512,), cell.bias_hh_l0 (512,), readout.weight
    (96, 128), readout.bias (96,). Write the training as a function f of
    your own and `return trained(f)`: it calls f once, without arguments,
    and keeps what it returns.
    """
    # your code here
    ...','ee9fb40cefd9e89e3ae253d8b9049923','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('b94f684927ba434f90be68d55aa970d9','lab_generator-code_weights','code',1,'check(code_weights)','f8ae61a332bc9cee22cadde44932d90f','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('aa1a5bc3370944f093dbee97175cf014','lab_generator-experiment-3','code',1,'# experiment: a few seconds, once the network has been trained
weights = code_weights()
model = CharRNN(96, 32, 128)
model.load_state_dict({name: torch.tensor(a) for name, a in weights.items()})
test, train = encode(held_out), encode(learnt)
for name, bits in (
    ("knowing nothing", np.log2(96)),
    ("letters counted", unigram_bits(train, test, 96)),
    ("pairs counted", bigram_bits(train, test, 96)),
    ("your network", bits_per_char(model, torch.tensor(test))),
):
    print(f"{name:16} {bits:.2f} bits per letter")
print(decode(sample(model, encode("def ").tolist(), 400, np.random.default_rng(0), 0.5)))','c100883e63c8b954f2f104aaeb478af2','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('dff0ad7864b34997b8d9b7b40abd9cd0','lab_generator-unit_correlations-answer','code',0,'def unit_correlations(hs, signal):
    """Which unit goes with something that can be seen in the text?

    hs (T, H): the units'' values after each letter; signal (T,): a number
    for each letter, the depth of brackets for example.
    Returns (H,): for each unit the correlation of its values with the
    signal, from -1 to 1. A unit that never changes has 0, and so have all
    if the signal never changes.
    """
    # your code here
    ...','242019ffd1c9cba9f971c379f96a9b2d','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('5453ef5c474947ada02d808cc27efe7e','lab_generator-unit_correlations','code',1,'check(unit_correlations)','d6db2bdb615dd100cf892b571cd67f44','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('b71b5518810c415db1fdcc43fd3b1021','lab_generator-experiment-4','code',1,'# experiment: a few seconds, after the one above
def traces(text):
    with torch.no_grad():
        return model.cell(model.embed(torch.tensor(encode(text))[None]))[0][0].numpy()


def hunt(text, signal):
    r = unit_correlations(traces(text), signal)
    best = np.argsort(-np.abs(r))[:3]
    print("  ".join(f"unit {k}: {r[k]:.2f}" for k in best))


half = len(held_out) // 2
for text in (held_out[:half], held_out[half:]):
    hunt(text, bracket_depth(text) > 0)
    hunt(text, column(text))
    hunt(text, np.array([c.isupper() for c in text]))','52167cdfea8817c8553611dcad48d49f','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('96042c219168483dbc8a8eb9c1a1d053','lab_generator-experiment-5','code',1,'# experiment: about 20 seconds
def learn_names(seed=0, epochs=10, H=96):
    names = countries()
    np.random.default_rng(seed).shuffle(names)
    text = "\n" + "\n".join(names) + "\n"
    letters = "".join(sorted(set(text)))
    torch.manual_seed(seed)
    net = CharRNN(len(letters), 24, H)
    adam = torch.optim.Adam(net.parameters(), 5e-3)
    pairs = batches(torch.tensor(encode(text, letters)), 16, 32)
    for _ in range(epochs):
        train_epoch(net, adam, pairs, 1.0)
    return net, letters, set(names)


def invent(net, letters, seed=0, temperature=0.7, n=1500):
    written = sample(net, encode("\n", letters).tolist(), n, np.random.default_rng(seed), temperature)
    return [name for name in decode(written, letters).split("\n")[:-1] if name]


net, letters, known = learn_names()
found = invent(net, letters)
print(sum(name in known for name in found), "of", len(found), "are in the list")
print(*[name for name in found if name not in known][:12], sep="\n")','b3f6721b0bc3617f36ec58b999bdda6a','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('7dc01482c8164df58957f0c19157ccfe','lab_generator-what_was_found','markdown',0,'*Your answer here.*','ff657118e4f9030faccc6233f7cee28b','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('47ede52834914d03bf377baac8d13ca0','lab_generator-summary','code',1,'check()','ecd993be25801375471afb877c0a0b5b','ac98b681f509403a9192bcb80f33131c');
INSERT INTO "source_cell" VALUES('9e8be2457ad64b01afac72285dde1a4b','lab_translation-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet, and data.py and mine.py.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''b5f3db2e6e8f1e249adeb53e0cd60d5d5f2a460e935fd273441e47e520edfbd0'', ''data.py'': ''a6b2bb5f5ccf4fce348b81a94d4caa72dba4c0067c8350f965cf4a7b825327a9'', ''mine.py'': ''3c5edd4b961f3be46b72fe1f80db0d9405b2a566a184a16752d9f75049b40c39''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/lab_translation/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/lab_translation.zip beside this notebook.")

from check import check, trained','d9583b586cc5511fdd843e3f6f625b83','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('35e70eef4ee749b0a6e880af11e58c08','lab_translation-given-1','code',1,'import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

from data import BOS, EOS, PAD, V, dates, letters, numbers, padded

torch.set_num_threads(1)','58d7fd8955c173f9a1283032f15e2e70','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('6b223250fb2d45f7abd1dbf8c0a562e8','lab_translation-given-2','code',1,'pairs, asked = dates(0)
for text, iso in pairs[:4]:
    print(f"{text:24} {iso}")
src, lengths = padded([numbers(text) for text, _ in pairs[:3]])
print("as numbers, padded:", src.shape, "lengths", lengths)
print("and back:", letters(src[0]))','0479da85bda8015f244d9ea12f3f7e46','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('a556df18714544679a0b37e8769f513a','lab_translation-add_bos_eos_shift-answer','code',0,'def add_bos_eos_shift(sequences, bos, eos, pad):
    """What a decoder reads, and what it should say to it.

    sequences is a list of N lists of ids: what should be said. To the
    first id that the decoder reads, bos, it should say the first of the
    sequence; to each id the next one; and to the last one eos.
    Returns inputs and targets, whole numbers (N, S+1), where S is the
    length of the longest sequence. Shorter ones are filled up with pad at
    their ends. (What inputs hold where targets are pad does not matter.)
    """
    # your code here
    ...','02f93cfad9fddf3b96497018178b02ee','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('7b50c356b081490a873cab38250d0c9c','lab_translation-add_bos_eos_shift','code',1,'check(add_bos_eos_shift)','78d5ec60b5e03084927083655672be9a','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('41d1c954107a44af9c724d49e375d8af','lab_translation-given-3','code',1,'# your own tries, for instance:
# add_bos_eos_shift([[5, 6, 7], [8]], 1, 2, 0)','3ef6405c5d4d4bfbbd3c99be9234a547','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('9641af55358d463990bfbabda5d649dc','lab_translation-reverse_source-answer','code',0,'def reverse_source(src, lengths):
    """Every source read from its end, with the padding left where it is.

    src (N, S), ids, padded at the end; lengths (N,), from 1 to S, in any
    order.
    Returns (N, S): column 0 holds the last real id of each source.
    (Sutskever, Vinyals and Le 2014 feed their sources so.)
    """
    # your code here
    ...','d4da3f676f647bf7cd383536e79698e5','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('868a9123aa4b438ebb6f6d2322ac9ff1','lab_translation-reverse_source','code',1,'check(reverse_source)','ff3786bbb78ccd61dbb7df5a4deec47d','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('2d5df04a14c246f3a7e5963c493b1112','lab_translation-Encoder-answer','code',0,'class Encoder(nn.Module):
    """Reads sources, and keeps of each what fits into one state.

    Its parts: embed, an nn.Embedding; rnn, one layer of nn.RNN, nn.GRU or
    nn.LSTM with batch_first=True.
    """

    def __init__(self, V, E, H, cell="gru"):
        """V ids, embedded in E dimensions; H units.

        cell is "rnn", "gru" or "lstm".
        """
        # your code here
        ...

    def forward(self, src, lengths):
        """src (N, S), ids, padded; lengths (N,), from 1 to S, any order.

        Returns the state in which the layer is after the last real id of
        each source, in the order of src: (1, N, H), as nn.GRU and nn.RNN
        hand it out, or a pair of these from nn.LSTM. No padding is read:
        see torch.nn.utils.rnn.pack_padded_sequence, enforce_sorted=False.
        """
        # your code here
        ...','820961afed510983244b5b96079745fb','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('8f022246df66446a81163168bac8a760','lab_translation-Encoder','code',1,'check(Encoder)','a7936cb89b68ed9af3787f6f4d68b36a','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('ac63457bc47040c6bad81464959b0d07','lab_translation-Decoder-answer','code',0,'class Decoder(nn.Module):
    """Reads what has been said, and says what comes next.

    Its parts: embed, an nn.Embedding; rnn, one layer of nn.RNN, nn.GRU or
    nn.LSTM with batch_first=True; readout, an nn.Linear.
    """

    def __init__(self, V, E, H, cell="gru"):
        """V ids, embedded in E dimensions; H units.

        cell is "rnn", "gru" or "lstm".
        """
        # your code here
        ...

    def forward(self, tokens, state):
        """tokens (N, S), ids; state, as an Encoder of the same cell gives.

        S is 1 where ids are said one by one.
        Returns logits (N, S, V), for each step what should come after it
        (no softmax), and the state after the last step.
        """
        # your code here
        ...','fb0644b24e894750793cdf3feaa57d9e','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('f343063889b2414ca5694274b0e0cfc9','lab_translation-Decoder','code',1,'check(Decoder)','726e2fb87206ddefed87cbe09921dafe','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('7b9ba35c8e294c038e753f5774b183dc','lab_translation-teacher_forcing_loss-answer','code',0,'def teacher_forcing_loss(encoder, decoder, src, lengths, inputs, targets, pad):
    """How well a decoder goes on where it is told what was right so far.

    encoder(src, lengths) gives a state, decoder(tokens, state) gives
    logits (N, S, V) and a state, as yours do. src (N, R), lengths (N,);
    inputs and targets (N, S), as add_bos_eos_shift makes them: tensors of
    whole numbers. The decoder reads the inputs, whatever it would have
    said itself.
    Returns the loss, a tensor that can go backward: the cross entropy, a
    mean over all targets of the batch that are not pad.
    """
    # your code here
    ...','fc713a26975103d6cdc26ca9b001fd99','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('d35e1fbb015444b7ae6984c647200545','lab_translation-teacher_forcing_loss','code',1,'check(teacher_forcing_loss)','b40efe2a05a12de39dc26f973aad6572','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('6f4f1e48e68f4b05a46cf2ada450d1d0','lab_translation-why_teacher-answer','code',0,'def why_teacher():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','51bf9d428a99165a4dff818dd25949d8','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('0c377a526fed46018d41c1455a1a0983','lab_translation-why_teacher','code',1,'check(why_teacher)','3f4723aee9aba9a914ba4887171103ea','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('0bded21608634195a960a9f6b395bc69','lab_translation-experiment-1','code',1,'# experiment: some seconds, and your LSTMCellScratch
from copy import deepcopy

from mine import Mine, like_torch, use


def same_losses(updates=20, H=32):
    torch.manual_seed(0)
    theirs = [Encoder(V, 16, H, "lstm"), Decoder(V, 16, H, "lstm")]
    own = deepcopy(theirs)
    for part in own:
        part.rnn = like_torch(Mine(16, H), part.rnn)
    print("update   PyTorch     yours")
    adams = [torch.optim.Adam([*a.parameters(), *b.parameters()], 0.01) for a, b in (theirs, own)]
    for k in range(updates):
        some = pairs[32 * k : 32 * k + 32]
        src, lengths = map(torch.tensor, padded([numbers(text) for text, _ in some]))
        said = add_bos_eos_shift([numbers(iso) for _, iso in some], BOS, EOS, PAD)
        inputs, targets = (torch.tensor(np.asarray(a)) for a in said)
        losses = []
        for parts, adam in zip((theirs, own), adams):
            loss = teacher_forcing_loss(*parts, src, lengths, inputs, targets, PAD)
            adam.zero_grad()
            loss.backward()
            adam.step()
            losses.append(loss.item())
        print(f"{k:6}   {losses[0]:.5f}   {losses[1]:.5f}")


use(LSTMCellScratch)
same_losses()','445bfaeca517ca4af6c32ddc3e352686','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('f7d3664bc53b4776ac58d6d23fa8122d','lab_translation-greedy_decode-answer','code',0,'def greedy_decode(encoder, decoder, src, lengths, bos, eos, max_len):
    """Say at each step what is likeliest, and read it in the next.

    encoder and decoder as in teacher_forcing_loss; src (N, R), lengths
    (N,). The first id that is read is bos. A sequence is over with its
    first eos, or after max_len ids; sequences end at different steps.
    Returns a list of N lists of ids, without bos and eos.
    """
    # your code here
    ...','86c719904e7152a3017334bdcdf5d86b','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('f7f3032b0bf1403897737931a6e49e29','lab_translation-greedy_decode','code',1,'check(greedy_decode)','632eb64d70e71068ffb6e03ef90d1f58','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('35ba9da198d04bb7b844e648601b7208','lab_translation-given-4','code',1,'def weights_of(model):
    return {name: p.detach().numpy() for name, p in model.named_parameters()}','ce18f0817cbffad6c42471e0e77e0bfb','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('04ae5e3ef0c5480284744ac61df73276','lab_translation-date_weights-answer','code',0,'def date_weights(seed=0):
    """Weights that read dates in four languages and write them in figures.

    Train an encoder and a decoder, both with a GRU, on the pairs of
    dates(0) in data.py, as "3 de marzo de 2015" and "2015-03-03", and on
    nothing else: V letters, embedded in E = 16 dimensions, H = 64 units.
    At most 1500 updates with 64 pairs each. Of dates that are in no
    dates(...) to train on, at least 95 % should be right from beginning to
    end, read forward and decoded greedily; for half of them there is a part
    of the points.
    seed sets the first weights and the order of the batches.
    Write the training as a function of its own and end with
    `return trained(f)`: it calls f once, without arguments, and keeps what
    f returns in the file that you hand in with the notebook.
    Returns a dict of NumPy arrays, float32: "encoder." or "decoder." and
    the names of their parts, such as "encoder.embed.weight" (V, 16),
    "encoder.rnn.weight_ih_l0" (192, 16), "decoder.readout.bias" (V,).
    """
    # your code here
    ...','aa010cd19a0c6e70fa830ddf0975f19a','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('0c132eec9b1948d8b961464b2c7ff2ed','lab_translation-date_weights','code',1,'check(date_weights)','e3eb5f9255147495619370023f73c902','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('f349f09340604a0d84da2f4c11279e77','lab_translation-experiment-2','code',1,'# experiment, a moment if the weights are there: what your network says
def two_networks(H=64):
    parts = {"encoder": Encoder(V, 16, H), "decoder": Decoder(V, 16, H)}
    return nn.ModuleDict(parts)

def say(model, texts):
    batch = padded([numbers(text) for text in texts])
    ids, lengths = (torch.tensor(a) for a in batch)
    ends = BOS, EOS, 30
    parts = model["encoder"], model["decoder"]
    said = greedy_decode(*parts, ids, lengths, *ends)
    return [letters(one) for one in said]

model, weights = two_networks(), date_weights()
tensors = {name: torch.tensor(w) for name, w in weights.items()}
model.load_state_dict(tensors)
some = asked[:8]
for (text, iso), said in zip(some, say(model, [t for t, _ in some])):
    print(f"{text:24} {said:12}", "" if said == iso else f"and not {iso}")','8c0cb57717d010cf15b316414c5c71ed','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('fd5a95ecc31548b0b00e6a4f254373f8','lab_translation-beam_search-answer','code',0,'def beam_search(log_probs, k, bos, eos, max_len):
    """Follow the k best beginnings instead of one.

    log_probs(ids) gives the log probabilities (V,) of what comes next,
    where ids is a list of what there is so far and begins with bos. From
    [bos] on, every beginning is continued with each of the V ids, and of
    all continuations, from all beginnings, the k best are kept. How good
    one is: the sum of its log probabilities. One that ends with eos is not
    continued, but keeps its place among the k as long as it is good
    enough. It is over when all k have ended, or have max_len ids besides
    bos.
    Returns a list of k pairs, best first: its ids, a list without bos and
    eos, and its sum, that of eos included.
    """
    # your code here
    ...','10c523a09d97ef5b1849c576c1cea9e4','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('d0506f58e4554337a8986430fabd7787','lab_translation-beam_search','code',1,'check(beam_search)','da8ed476544616be8744e0056e87081c','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('380a4a2ca4034a4cbd384383378ff0c0','lab_translation-short_wins-answer','code',0,'def short_wins():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','1a30cf1c96534d881c236e8c711d73ec','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('0495c348a87c4e708a1f9e07e8510977','lab_translation-short_wins','code',1,'check(short_wins)','1ef2b504f79b44b86f59113e7ffe5f06','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('7d1271b772f54eee8d36c0c30fbc4897','lab_translation-experiment-3','code',1,'# experiment, some seconds: the best four readings of a date by your network
def readings(text, k=4):
    batch = padded([numbers(text)])
    ids, lengths = (torch.tensor(a) for a in batch)
    with torch.no_grad():
        state = model["encoder"](ids, lengths)

    def log_probs(prefix):
        with torch.no_grad():
            logits, _ = model["decoder"](torch.tensor([prefix]), state)
        return logits[0, -1].log_softmax(dim=0).tolist()

    for said, total in beam_search(log_probs, k, BOS, EOS, 12):
        print(f"{letters(said):12} {total:8.3f}")

readings("31 de febrero de 2015")','24d8368428e5d75d7e973b266db526ba','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('12665bdca55f4546a6ce196954f78e89','lab_translation-exact_match-answer','code',0,'def exact_match(outputs, references):
    """The share of outputs that are right from beginning to end.

    outputs and references are lists of N lists of ids.
    Returns a number from 0 to 1.
    """
    # your code here
    ...','1d35de74e6444b4e53076a881268a209','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('9897d88fa8b442559ff2b98a0fccb52e','lab_translation-exact_match','code',1,'check(exact_match)','cc0c59b3f4b0a52bfd4d297d448b3a9b','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('a31679290e614684a5a61f880c461b54','lab_translation-bleu_n-answer','code',0,'def bleu_n(outputs, references, n=4):
    """How much of a translation is found in the reference, from 0 to 1.

    outputs and references are lists of N lists of words. For s = 1 to n:
    the precision of s-grams (s words in a row) is the share of all s-grams
    of all outputs that are found in the reference of the same sentence;
    one that an output has more often than its reference counts only as
    often as there. BLEU is the geometric mean of these n precisions, times
    exp(1 - r/c) if c < r, where c and r are the numbers of words in all
    outputs and all references. It is 0 if a precision is 0, or if there
    are no s-grams at all. (Papineni et al. 2002, with one reference.)
    """
    # your code here
    ...','622849dd4fe3cafd1c0bf75a6618cd26','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('66ce1549dd054c7ab479b31a3a763594','lab_translation-bleu_n','code',1,'check(bleu_n)','cfce437b7af7949944f88975000e9f43','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('c8d4f7fb439e4f608500db2cc496d47b','lab_translation-forced_and_free-answer','code',0,'def forced_and_free(encoder, decoder, src, lengths, inputs, targets, pad):
    """What a decoder loses when nobody corrects it.

    All arguments as in teacher_forcing_loss. At every step the decoder
    says what is likeliest: once while it reads the inputs (forced), and
    once while it reads, from the second step on, what it has said itself
    (free).
    Returns forced and free, both (S,): of the targets of each step that
    are not pad, the share that it says.
    """
    # your code here
    ...','77b7baa8bdf67e5686bb5e504aad62b8','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('cccbcb6e42e14ce9be8efd0d0279648d','lab_translation-forced_and_free','code',1,'check(forced_and_free)','38736a3fa18808edd56d7f502ce53972','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('265cad5a8e3f4eae99b5024ceee2a362','lab_translation-experiment-4','code',1,'# experiment, some seconds: English days, learnt too little
days, new = dates(0, sources=("es day",), target="en day")

def batch_of(some):
    ids, lengths = padded([numbers(text) for text, _ in some])
    said = [numbers(answer) for _, answer in some]
    both = add_bos_eos_shift(said, BOS, EOS, PAD)
    return [torch.tensor(np.array(a)) for a in (ids, lengths, *both)]

def loss_of(model, batch):
    parts = model["encoder"], model["decoder"]
    return teacher_forcing_loss(*parts, *batch, PAD)

young, rng = two_networks(), np.random.default_rng(0)
adam = torch.optim.Adam(young.parameters(), 8e-3)
for update in range(200):
    chosen = [days[k] for k in rng.integers(0, len(days), 64)]
    loss = loss_of(young, batch_of(chosen))
    adam.zero_grad()
    loss.backward()
    adam.step()
parts = young["encoder"], young["decoder"]
forced, free = forced_and_free(*parts, *batch_of(new), PAD)
plt.plot(forced, label="forced")
plt.plot(free, label="free")
plt.xlabel("letter of the output")
plt.ylabel("share right")
plt.legend();','c42ab0369f062dcdedc617d13ad8449e','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('51827e3fb99e4a819eca6f11147cef15','lab_translation-accuracy_by_length-answer','code',0,'def accuracy_by_length(lengths, right):
    """How often long sources go wrong, and how often short ones.

    lengths (N,), whole numbers; right (N,) of True and False: whether the
    output was right.
    Returns found, the different lengths that occur, in ascending order,
    and share, for each of them the share of right outputs.
    """
    # your code here
    ...','3ddd554391fc186533b5fb2bba15a546','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('a7fd116ed8f5417f85bdca63a100ba8f','lab_translation-accuracy_by_length','code',1,'check(accuracy_by_length)','024ac3d262aa28b4afbef7eff1473e39','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('88bf1035d8cf4d5cb35cf88bfae203e1','lab_translation-experiment-5','code',1,'# experiment, about half a minute: repeat 1 to 10 figures, with 32 units
def figures(rng, count):
    rows = []
    for size in rng.integers(1, 11, count):
        rows.append("".join(str(n) for n in rng.integers(0, 10, size)))
    return rows

rng, echo = np.random.default_rng(0), two_networks(32)
adam = torch.optim.Adam(echo.parameters(), 8e-3)
for update in range(1500):
    loss = loss_of(echo, batch_of([(row, row) for row in figures(rng, 64)]))
    adam.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(echo.parameters(), 1.0)
    adam.step()
rows = figures(rng, 1000)
right = np.array([a == b for a, b in zip(say(echo, rows), rows)])
lengths = np.array([len(row) for row in rows])
plt.plot(*accuracy_by_length(lengths, right), "o-")
plt.xlabel("figures in the source")
plt.ylabel("repeated without a slip");','9e86b16a7ab30988bd2333656ae1b056','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('cd5b1c19e09b40da9cea9a22adb5e10c','lab_translation-bottleneck-answer','code',0,'def bottleneck():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','43d1d1ea57141105e1599aa50a4b9a7e','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('8fa6b8f1361e45fa88dbee0e9ee73bcd','lab_translation-bottleneck','code',1,'check(bottleneck)','b6ee7c6fe9282c0a4f9c592160870fa0','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('860d23d64c854837b5cf489783c8e374','lab_translation-summary','code',1,'check()','4ce5f5c06d59663a5f51495295c74b40','febd7555141044838b2e3d1b3b4590c6');
INSERT INTO "source_cell" VALUES('de22aff647a147c79cc05de0cc946b3e','paper_lab-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet, and courts.py.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''3a2311511a51c3c4e569694da249ab5c93a471d33d4226c3c2f830ed0b8e6464'', ''courts.py'': ''15ef568d7c126abf8c12d53969373b038af4f2d972bd0d4b32d068ff86d57d62''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/paper_lab/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/paper_lab.zip beside this notebook.")

from check import check','144d748188ee06c3e4f133073f9351f9','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('7d490adf234847e381d04d0fe5bc560f','paper_lab-given-1','code',1,'import numpy as np','fc43e3a1750edbfbc100aab5c7016aba','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('136260403458496eb872e12155e0637c','paper_lab-given-2','code',1,'REBER = (
    {"B": 1},
    {"T": 2, "P": 3},
    {"S": 2, "X": 4},
    {"T": 3, "V": 5},
    {"X": 3, "S": 6},
    {"P": 4, "V": 6},
    {"E": 7},
    {},
)','afa2c8262976329bf8c033c03ed9a37c','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('a9400bdb88ae4b7698e3d2826c968ec3','paper_lab-reber_string-answer','code',0,'def reber_string(rng):
    """A random string of the Reber grammar.

    Begin in state 0 of REBER; say one of the letters that are possible
    there, all equally likely, go where it leads, and so on until nothing
    is possible. rng is a NumPy Generator, the only source of chance.
    Returns the string, such as "BTXSE".
    """
    # your code here
    ...','0e0b4a627cb153b6e78810b7c53fc750','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('a328652a2d0c4076a969633b12ad7191','paper_lab-reber_string','code',1,'check(reber_string)','6463713da8f4c814bb609bb952497cfa','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('8da28b08d71040d9bbbd199b9e54afa6','paper_lab-embedded_reber-answer','code',0,'def embedded_reber(rng, inner=reber_string):
    """A random string of the embedded Reber grammar.

    B, then one of T and P, equally likely (the outer letter); then a
    whole Reber string, made by inner(rng); then the outer letter again;
    then E. rng is a NumPy Generator, the only source of chance.
    Returns the string, such as "BTBPVVETE".
    """
    # your code here
    ...','b0e203de802c76cfcc4a56bea557af2f','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('b4a465c3f4dc4b1989523e7016bb04c1','paper_lab-embedded_reber','code',1,'check(embedded_reber)','2916005a4b2864c9a15cbf48b2cf2ab6','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('610153bdc65947de82f99bf18034f222','paper_lab-legal_next-answer','code',0,'def legal_next(prefix):
    """Which letters may come next in a string of the embedded grammar.

    prefix is the beginning of such a string: "" at the least, the whole
    string at the most.
    Returns a set of letters; the empty set after the whole string.
    """
    # your code here
    ...','7b72e3718fe791e9798dfd0ffb9edc67','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('3719509c5b784208a04777d10efa49d4','paper_lab-legal_next','code',1,'check(legal_next)','89f87682004594a250f58e4a514782b4','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('33a879fd90914a5f97ad1730763cd274','paper_lab-adding_batch-answer','code',0,'def adding_batch(rng, N, T):
    """A batch of the adding problem.

    T steps, even; N sequences. At every step there are two inputs: a
    number drawn evenly from 0 to 1, and a mark, which is 0 at all steps
    but two, where it is 1. The marks of a sequence stand at random steps
    of its own: one among the steps 0 to T/2 - 1, the other among T/2 to
    T - 1. The answer is the sum of the two marked numbers.
    Returns X (T, N, 2), the number first, and y (N,).
    """
    # your code here
    ...','f08b2d7e5048fc9490763d7308c4a418','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('1a124068815c47edb79571ddf67d2311','paper_lab-adding_batch','code',1,'check(adding_batch)','ae64e3b15d8901c324bded8994e2be55','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('f2233a76f7bf4f34b151735ce9e1a3d1','paper_lab-thousand_steps-answer','code',0,'def thousand_steps():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','06f20fe9c9c5d510f0f53476e2b2ed92','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('f987dcbc59fc49c0b257a80ae4e59c4f','paper_lab-thousand_steps','code',1,'check(thousand_steps)','cc0470c785b3fe283f983447cd11b29c','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('5766b90050284be29b99a16ade2523c0','paper_lab-temporal_order_batch-answer','code',0,'def temporal_order_batch(rng, N, T):
    """A batch of the temporal order problem, with two symbols.

    T steps, a multiple of 10; N sequences. There are six symbols,
    one-hot in this order: a, b, c, d, X, Y. Two steps of a sequence have
    an X or a Y, equally likely: one among the steps T/10 to 2T/10 - 1,
    the other among 5T/10 to 6T/10 - 1, drawn for each sequence. At all
    others there is one of a, b, c, d, equally likely.
    Returns X (T, N, 6) and y (N,), whole numbers: 0 for X then X, 1 for
    X then Y, 2 for Y then X, 3 for Y then Y.
    """
    # your code here
    ...','c7f1b1f78253ac09043eebc4313f1b8f','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('d4977d0eb2754749b62e7ba8b7f74664','paper_lab-temporal_order_batch','code',1,'check(temporal_order_batch)','a6255284238d741874a4f6fd05a33915','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('df3d3f96e66c40f19e6adf9e9a2cb0d3','paper_lab-anbn_batch-answer','code',0,'def anbn_batch(ns):
    """Strings S a...a b...b with as many b as a, and when they may end.

    ns is a list of N whole numbers, 1 or more: string k is an S, then
    ns[k] times a, then ns[k] times b. The three symbols are one-hot in
    the order S, a, b. All strings are padded with zeros to the length of
    the longest, T = 2 * max(ns) + 1.
    The question at every step is whether the string may end here.
    Returns X (T, N, 3) and y (T, N): 1 where the string may end, 0 where
    it may not, and -1 at the padding, where nobody asks.
    """
    # your code here
    ...','25e6251b959eab0bddce99f7e602db7d','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('e594cc32d03f4108864cef9acb6729d4','paper_lab-anbn_batch','code',1,'check(anbn_batch)','5f37025a8abcbe91d785f2e7eec93a0a','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('a5a97fd2e2c74ba1808e3f276c8c4247','paper_lab-seed_report-answer','code',0,'def seed_report(results):
    """What one owes the reader of an experiment with several seeds.

    results is a list, one entry for each seed: how many updates it needed
    (a number), or None if it did not get there. A seed that did not get
    there counts as one that needs infinitely many, np.inf.
    Returns a dict: "seeds", how many there were; "solved", how many got
    there; "median", "lowest" and "highest" number of updates, all seeds
    counted.
    """
    # your code here
    ...','d104688f787030a1254b4a03b26867b2','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('6398517350cb48ae9b53d85fbaaa418b','paper_lab-seed_report','code',1,'check(seed_report)','7e7b3a2755c3407b2626f48533fbdf62','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('21fa3d493d3041859fbb63036c10e433','paper_lab-best_seed-answer','code',0,'def best_seed():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','fb0f4cfaa579afc7d333290c9ee12d11','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('ef6c59995f9346e9a36b26fad9d2a060','paper_lab-best_seed','code',1,'check(best_seed)','84dfd88682c58f03db296a51c1bf44b1','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('b50ad6d5634743eeb4207dd9600beed3','paper_lab-cell_of_1997-answer','code',0,'def cell_of_1997():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','f99e007d35932f48bec79d81160d72a0','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('b5e3cfbd483b4b7fa2b1c6c98f2fbda2','paper_lab-cell_of_1997','code',1,'check(cell_of_1997)','ca565f2a40a9b2dd1b4d2a93b74c78da','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('307be559ab5f4283b1be25a8d1d1f58f','paper_lab-experiment-1','code',1,'# experiment: court A, about two minutes
from courts import court_a

found = court_a(embedded_reber, legal_next, seeds=range(5))','9e52e2c7b674adbf7a0a6bf9259995cc','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('ccc8a46c11804022b523e12dcac2868d','paper_lab-experiment-2','code',1,'# experiment: court B, two to three minutes
from courts import court_b

found = court_b(adding_batch, seeds=range(3), T=50)','b9fee157c4d9b147e1d72ffd86b3f962','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('2ee6c16d351e4fc896ab5c68606db8e5','paper_lab-experiment-3','code',1,'# experiment: court C, about two minutes
from courts import court_c

found = court_c(temporal_order_batch, seeds=range(3), T=50)','f299099f5d6bf95ddb2ad44b4590310d','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('cee4140456484f4b8c747a90317f1e9b','paper_lab-experiment-4','code',1,'# experiment: court D, about two minutes
from courts import court_d

found = court_d(embedded_reber, legal_next, seeds=range(5))','2686b230d05a9fd7c08fcda824ae823d','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('a68c27c660b14120b4c1c23bda47b8f9','paper_lab-experiment-5','code',1,'# experiment: court E, about two minutes
from courts import court_e

found = court_e(anbn_batch, seeds=range(3))','8ba7364d4eac7b93559d26efca55398f','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('1a8e75a0d9054a48a7f0398110237a0f','paper_lab-experiment-6','code',1,'# experiment: court F, about two minutes
from courts import court_f

found = court_f({"adding": adding_batch, "order": temporal_order_batch}, seeds=range(5))','355c27d0ecc028cd684338a4076a5bde','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('9e465d888c6f440e9ae6fd92c9516e1f','paper_lab-experiment-7','code',1,'# experiment: after court A, B or C
for kind in dict.fromkeys(run["kind"] for run in found):
    print(kind, seed_report([run["needed"] for run in found if run["kind"] == kind]))','cb2f82bb7c158265e0fcb00011c7613a','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('2a05004a271f44e59d67ed180be3fdd4','paper_lab-report','markdown',0,'*Your answer here.*','0ca206dbc6fe5c634152e953cc8c6024','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('56f099a36a4d4542b62d4c365b902e06','paper_lab-summary','code',1,'check()','fc2d06f0403293a21673b5a91c82036d','6a1891a54907447999e8065b113ed69c');
INSERT INTO "source_cell" VALUES('ea4bf4c735014ab6b46bdeda13779d45','where_next-setup','code',1,'# Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet.
import hashlib
import pathlib
import urllib.request

for name, digest in {''check.py'': ''042cb1bcb4195609efaaa3535af5045ffd13997caaaae98a31fedf116bca219f'', ''cases.npz'': ''dfe62f83f427f0b6cd3b82ea26c168040eb8cceddf68b66cd3205659fdf2f19d''}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("https://unrolled-course.github.io/unrolled/downloads/where_next/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("the site now has another version than this notebook; download the notebook again")
        path.write_bytes(data)
    except OSError as problem:
        print(f"{name} was not fetched: {problem}.")
        print("Offline? Put the files of https://unrolled-course.github.io/unrolled/downloads/where_next.zip beside this notebook.")

from check import check','8c4a133e4081e6d30fa50f1c39381403','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('e924bbb0cb8a47fbb6aa7946a5cecde7','where_next-given-1','code',1,'import numpy as np','d495acee5d97db84a40b5739bcc87503','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('5f188cea5b284a84b2a88b74992c6631','where_next-two_steps-answer','code',0,'def two_steps(a1, u1, a2, u2):
    """Two steps of a linear recurrence, made into one.

    A step turns a state h into a h + u, entry by entry. Here the first
    step is a1, u1 and the one after it is a2, u2; all four are arrays of
    one shape.
    Returns a and u of the single step that does what both do, one after
    the other.
    """
    # your code here
    ...','20b4b59685dded95d2c184e24d17eb7c','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('47a010a1b1dd48118c09baf401df3805','where_next-two_steps','code',1,'check(two_steps)','8c47a57af9b5aed931cd22ff8d1c7f65','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('56cc652e0277478fada5a08ad9ab1f22','where_next-min_gru_scan-answer','code',0,'def min_gru_scan(X, h0, W, b):
    """Run a minimal GRU over a whole sequence by a scan.

    X (T, N, D), h0 (N, H); W (D, 2H), b (2H,), two blocks stacked z, n.
    z = sigmoid(...) and n, which is not squashed at all, read x only:
        h_t = z_t h_{t-1} + (1 - z_t) n_t
    As in our GRU, z says how much of the old state is kept. (The paper''s
    z says how much of it is replaced.) All numbers must stay good where T
    is in the hundreds and z close to 0.
    Returns hs (T, N, H): the states after steps 1 to T, without h0.
    """
    # your code here
    ...','2e0c0d3c28afe36e68dbb5056d2416d5','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('2a2e0ea758344eaf8f332bab9e051c94','where_next-min_gru_scan','code',1,'check(min_gru_scan)','f11cd83cf96db61240b1ce232adbdce8','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('aaa6eef9bbb64a4c940ab78e69259d81','where_next-why_no_scan-answer','code',0,'def why_no_scan():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','fb39d8bac71a31bb3be617b0026e0355','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('e53ae5198cb045acab9e37926efeb18f','where_next-why_no_scan','code',1,'check(why_no_scan)','f35daddc1389ddef7806db91664536a9','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('74a70ca2a8f74e91a532687eb173a40a','where_next-slstm_step-answer','code',0,'def slstm_step(x, h, c, n, m, W, U, b):
    """One step of the sLSTM, an LSTM whose input gate is exponential.

    x (N, D); h, c, n, m (N, H); W (D, 4H), U (H, 4H), b (4H,), gates
    stacked i, f, g, o. Let zi, zf, zg, zo be the pre-activations. Then
        i = exp(zi), f = sigmoid(zf), g = tanh(zg), o = sigmoid(zo)
        cell c'' = f c + i g,  normaliser n'' = f n + i,  h'' = o c'' / n''
    With zi = 1000 this overflows. So what is stored, here as c and n, is
    the cell and the normaliser times exp(-m), and the stabiliser follows
        m'' = max(log f + m, zi).
    Neither exp(zi) nor exp(m) is ever computed: both may be too large. m
    may be -inf, with c = n = 0: then nothing has been read yet.
    Returns h'', and c'', n'' (times exp(-m'')), and m'', each (N, H).
    """
    # your code here
    ...','063e340f4d7512ab0bfa5c532ae5e2b9','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('abb4147d89684093bf020a5079cc9a8b','where_next-slstm_step','code',1,'check(slstm_step)','f34f612bcc9a6e495d5e219d3ee0114f','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('5fedb37503714752906ce943a51550ef','where_next-what_is_kept-answer','code',0,'def what_is_kept():
    """Which of A, B, C, D? Return one letter."""
    # your code here
    ...','2ede0265ad1e342d795557a3ec4d3218','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('7c74077e772b49849514a09205ee97e1','where_next-what_is_kept','code',1,'check(what_is_kept)','deb2fdeec8ea142b01476402114e3e29','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('3f5bc2f1f37442b081c603dab5153684','where_next-layernorm_lstm_step-answer','code',0,'def layernorm_lstm_step(x, h, c, W, U, b, gx, gh, gc, bc):
    """One step of an LSTM with layer normalisation.

    x (N, D), h and c (N, H); W (D, 4H), U (H, 4H), b (4H,), gates stacked
    i, f, g, o. Three things are normalised, each by itself: x W, h U, and
    the new cell where h looks at it. To normalise is to subtract from each
    row its mean and to divide by the root of its variance + 1e-5; a row
    of x W has 4H entries. The variance is the mean of the squares. Then
    come the gains gx, gh (4H,) and gc (H,), by multiplication:
        pre-activations  gx norm(x W) + gh norm(h U) + b
        h'' = o tanh(gc norm(c'') + bc),  bc (H,);  c'' is an LSTM''s.
    Returns h'' (N, H) and c'' (N, H), the latter not normalised.
    """
    # your code here
    ...','fb4f39b89f8f29071eca1bfa9a856634','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('1bdcac93ac8d4df58eebc74086c2ae06','where_next-layernorm_lstm_step','code',1,'check(layernorm_lstm_step)','6fb98fba1443be717b67b3fc62d696bf','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('68e7201019784e28a0f71863ebc295a2','where_next-experiment-1','code',1,'# experiment: a few seconds
from time import perf_counter


def one_after_another(X, h0, W, b):
    a = 1 / (1 + np.exp(-(X @ W + b)[..., : h0.shape[1]]))
    u = (1 - a) * (X @ W + b)[..., h0.shape[1] :]
    h, hs = h0, []
    for t in range(len(X)):
        h = a[t] * h + u[t]
        hs.append(h)
    return np.stack(hs)


rng = np.random.default_rng(0)
for T, H in ((100, 4), (10_000, 4), (10_000, 256)):
    shapes = (T, 1, 4), (1, H), (4, 2 * H), 2 * H
    run = [rng.normal(size=s) for s in shapes]
    for name, f in (("loop", one_after_another), ("scan", min_gru_scan)):
        start = perf_counter()
        f(*run)
        print(f"T = {T}, H = {H}, {name}: {perf_counter() - start:.4f} s")','a2ae9330c02b5754b68cf172b7eba34a','bd247b2b6d75472e927f3113f7a8992f');
INSERT INTO "source_cell" VALUES('933392937a0440d59997e4bf209fd447','where_next-summary','code',1,'check()','c093a8aa619e448d7fbec173c8254519','bd247b2b6d75472e927f3113f7a8992f');
CREATE TABLE student (
	id VARCHAR(128) NOT NULL, 
	first_name VARCHAR(128), 
	last_name VARCHAR(128), 
	email VARCHAR(128), 
	lms_user_id VARCHAR(128), 
	PRIMARY KEY (id)
);
INSERT INTO "student" VALUES('ada',NULL,NULL,NULL,NULL);
INSERT INTO "student" VALUES('ben',NULL,NULL,NULL,NULL);
INSERT INTO "student" VALUES('cleo',NULL,NULL,NULL,NULL);
INSERT INTO "student" VALUES('dan',NULL,NULL,NULL,NULL);
INSERT INTO "student" VALUES('eve',NULL,NULL,NULL,NULL);
CREATE TABLE submitted_assignment (
	id VARCHAR(32) NOT NULL, 
	assignment_id VARCHAR(32), 
	student_id VARCHAR(128), 
	timestamp DATETIME, 
	extension DATETIME, 
	PRIMARY KEY (id), 
	UNIQUE (assignment_id, student_id), 
	FOREIGN KEY(assignment_id) REFERENCES assignment (id), 
	FOREIGN KEY(student_id) REFERENCES student (id)
);
INSERT INTO "submitted_assignment" VALUES('32b4d46ddc89469cbc5971932cb77d6c','72280d9ae2cd413081e1dd8c91a7859b','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('8d109ac4a87c45ff9ca41b580e01f001','6d49fc3c983743c9be1c054a75b10f2f','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('8e3321f65db54e3eb40aaa7c7ad4b385','fc76b40997b4439295680254aae9052f','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('ff7c6c8ea0444a08b89ea4885801f10c','bdb5ff1d21414402be6836da0cc9b533','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('409936ef40dd43a38f0d3721d7641061','595aef240ffe4ecd8b6129ff56ca50c9','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('6e48ba728bd94d52a8bb304c5ccd955c','98ec02e1bccc457abb1eadb046fbd74c','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('4f1be99c316e4285b5b28dfec52d96b8','7380527c2f2548cd9e699e1e2922bc1d','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('431d779adec340999ca7b806649ddd51','0f95b88a89604a04b6bbde06429a8f86','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('04e936900b4e4fdc890768b00530aee3','ef9862dadc8848baaab09995c78e0f48','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('3f9972f196534180841c918631f5382f','5a8ce27b2f704365a86c6c4a3f796219','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('c97825ad137e41d5989c0ffcdc91b762','7a3e9905aeef4b09bc7838b31a9af2a3','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('a4508eb5873146b8b09775019c689b36','c317310ddb2141c59551d5e34f47bc94','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('2732acd62f344ad2a688f05e7e6f332d','a6701b6688fc4bb3902a862b64d2a318','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('b1e89782e23d4e90af9ffc1ca0435943','09650fe0d5df4c49994269b4dd60375a','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('07c571562d68433b92c28839db514bc0','28e1a8afa02245129ed03a7ecfc80b4e','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('92edb418eee14dc0a1e429cf8dba6d8f','4a058311c4794523af31b7de4cd003c5','ada',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('fccdbab0b13b40acb0cceeb348d46113','72280d9ae2cd413081e1dd8c91a7859b','ben',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('394e61fe1bbc403da76419b8e79ae8b5','bdb5ff1d21414402be6836da0cc9b533','ben',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('a3f5f60a30b540fea209b136afb72774','98ec02e1bccc457abb1eadb046fbd74c','ben',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('baf239b9ebcb41c09270ff80ede013c6','0f95b88a89604a04b6bbde06429a8f86','ben',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('07b62caffafd460a85440df00080c826','ef9862dadc8848baaab09995c78e0f48','ben',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('a2a4cdea3df440668907a963cf627de6','7a3e9905aeef4b09bc7838b31a9af2a3','ben',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('08db1e3e915c4259bab2d8ab2818e27a','c317310ddb2141c59551d5e34f47bc94','ben',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('c9fd57dcedb84cba8b2aea55ce59991f','a6701b6688fc4bb3902a862b64d2a318','ben',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('4eaeddcc51c244e7ada2ca98e73b9250','09650fe0d5df4c49994269b4dd60375a','ben',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('c3284f0537a84693af6c0391eea6412e','28e1a8afa02245129ed03a7ecfc80b4e','ben',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('d8849876effc4ec29e606410d11ee3f0','72280d9ae2cd413081e1dd8c91a7859b','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('3038fd2f1199433c8927717d2ca222fd','6d49fc3c983743c9be1c054a75b10f2f','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('5a4658f9d0cd44e2bd797714a3f542b9','fc76b40997b4439295680254aae9052f','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('2bec0b516d3b41b399e0cba212531d5b','bdb5ff1d21414402be6836da0cc9b533','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('b6b8d8c920c443f8a469da88f8508b92','595aef240ffe4ecd8b6129ff56ca50c9','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('796b928538624be2820636cdce6e390f','98ec02e1bccc457abb1eadb046fbd74c','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('e3d3d19a1a1d45c5afcc0c18d1655070','7380527c2f2548cd9e699e1e2922bc1d','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('24101196ae6f4a158f719d9a67d061c9','0f95b88a89604a04b6bbde06429a8f86','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('2223ac1d276d4cb488d9bbb6381768ca','ef9862dadc8848baaab09995c78e0f48','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('3b6f2ad26ec147b099bbf03db6d06615','5a8ce27b2f704365a86c6c4a3f796219','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('594c1f7ccdbd4337b839108e29ae1d3a','7a3e9905aeef4b09bc7838b31a9af2a3','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('4588d2efae1042f5900d9045578239df','c317310ddb2141c59551d5e34f47bc94','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('512aa9b7914c4a43b6b09b75a4784cd5','a6701b6688fc4bb3902a862b64d2a318','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('8f4d77a5cbe74002b6f715caa59db0ac','09650fe0d5df4c49994269b4dd60375a','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('3a555244dd18413f8dd477808b6653de','28e1a8afa02245129ed03a7ecfc80b4e','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('2d49ec8065ba45719603641927bace69','4a058311c4794523af31b7de4cd003c5','cleo',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('9e2d720d2fc041f7b337fa387814041d','72280d9ae2cd413081e1dd8c91a7859b','dan',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('f31a3875b1d0455d90b6a48fd00219cc','c317310ddb2141c59551d5e34f47bc94','dan',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('cf557be2da4e4130a0794c13356b26ec','a6701b6688fc4bb3902a862b64d2a318','dan',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('3c0502c138bb43b9b3bce2b964864cee','28e1a8afa02245129ed03a7ecfc80b4e','dan',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('103eaba1de754cb9b6c4e48f436bd6b0','6d49fc3c983743c9be1c054a75b10f2f','eve',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('289e78f0790a4b6c8162e6aea5800fe0','bdb5ff1d21414402be6836da0cc9b533','eve',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('345c9e182c7f4bfeaf73ba0d7919ce67','0f95b88a89604a04b6bbde06429a8f86','eve',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('3e2d31cf09524f6482748af0fe38df1c','7a3e9905aeef4b09bc7838b31a9af2a3','eve',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('36f185c09e7e4fa38afe4d5f0f82e007','c317310ddb2141c59551d5e34f47bc94','eve',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('e3bf50cd1283437dae121069a70c825f','a6701b6688fc4bb3902a862b64d2a318','eve',NULL,NULL);
CREATE TABLE submitted_notebook (
	id VARCHAR(32) NOT NULL, 
	assignment_id VARCHAR(32), 
	notebook_id VARCHAR(32), 
	flagged BOOLEAN, 
	late_submission_penalty FLOAT, 
	PRIMARY KEY (id), 
	UNIQUE (notebook_id, assignment_id), 
	FOREIGN KEY(assignment_id) REFERENCES submitted_assignment (id), 
	FOREIGN KEY(notebook_id) REFERENCES notebook (id)
);
INSERT INTO "submitted_notebook" VALUES('07d8ab4976e244c4b1a5621012fdd312','32b4d46ddc89469cbc5971932cb77d6c','2749913f6a37485182c1f0b0bce77742',0,NULL);
INSERT INTO "submitted_notebook" VALUES('0482d7b10b5b41619eda995b78c0aefd','8d109ac4a87c45ff9ca41b580e01f001','b4095a99962c43448bbce468a8acc1eb',0,NULL);
INSERT INTO "submitted_notebook" VALUES('04a3e1762871468ca7f20af9cbacc159','8e3321f65db54e3eb40aaa7c7ad4b385','c4b02563ded74da480065fd2df56a02c',0,NULL);
INSERT INTO "submitted_notebook" VALUES('d745ddd00fc746d28dbb5f55f9cdc964','ff7c6c8ea0444a08b89ea4885801f10c','192489473b6b4130b6874f7a36834a01',0,NULL);
INSERT INTO "submitted_notebook" VALUES('cb6a4e4df44042b296a31263834cff3c','409936ef40dd43a38f0d3721d7641061','c3d0db4bac9c44e28deb0960a7548bad',0,NULL);
INSERT INTO "submitted_notebook" VALUES('6f9c2d00ea0d47eb8b8cf4138556eaef','6e48ba728bd94d52a8bb304c5ccd955c','ac98b681f509403a9192bcb80f33131c',0,NULL);
INSERT INTO "submitted_notebook" VALUES('d10a8fe796f94be1aefe132b547950e9','4f1be99c316e4285b5b28dfec52d96b8','febd7555141044838b2e3d1b3b4590c6',0,NULL);
INSERT INTO "submitted_notebook" VALUES('62fe8d6895f44a1fa1d292ab36f4851f','431d779adec340999ca7b806649ddd51','a617fe49044e49a892c19b827e5c99ac',0,NULL);
INSERT INTO "submitted_notebook" VALUES('8d739eeff1814962a222cf78f66221f8','04e936900b4e4fdc890768b00530aee3','3fc9f149c05f48748f5a3f57c637c71a',0,NULL);
INSERT INTO "submitted_notebook" VALUES('62b7aabd1be4443da01031fad1e06f00','3f9972f196534180841c918631f5382f','6a1891a54907447999e8065b113ed69c',0,NULL);
INSERT INTO "submitted_notebook" VALUES('d3fafe1393a043f2817c182023f650e8','c97825ad137e41d5989c0ffcdc91b762','ec1c6fe4b2b5491a9d7f542b85e2b078',0,NULL);
INSERT INTO "submitted_notebook" VALUES('6a76c29dd45b475b981030291d04fa25','a4508eb5873146b8b09775019c689b36','a889ea8430704155806287fadd330a90',0,NULL);
INSERT INTO "submitted_notebook" VALUES('03fd60b3afbd47df8612154953a08862','2732acd62f344ad2a688f05e7e6f332d','4e850ca118a04a93985cb514e550dcea',0,NULL);
INSERT INTO "submitted_notebook" VALUES('4e36015756954c3c8adaf92d2534d858','b1e89782e23d4e90af9ffc1ca0435943','033f692fad9d41e78685e760530d9dac',0,NULL);
INSERT INTO "submitted_notebook" VALUES('25de53414544469e812c2611de415380','07c571562d68433b92c28839db514bc0','8ecc8c9dbc0f41eea42834fddb3d6636',0,NULL);
INSERT INTO "submitted_notebook" VALUES('90feb07aa0e34935b51559fdb68b6049','92edb418eee14dc0a1e429cf8dba6d8f','bd247b2b6d75472e927f3113f7a8992f',0,NULL);
INSERT INTO "submitted_notebook" VALUES('2e6db0acbd33477abff8746d07d9fab3','fccdbab0b13b40acb0cceeb348d46113','2749913f6a37485182c1f0b0bce77742',0,NULL);
INSERT INTO "submitted_notebook" VALUES('7e49eb8dc3624df7a898a668df181e4f','394e61fe1bbc403da76419b8e79ae8b5','192489473b6b4130b6874f7a36834a01',0,NULL);
INSERT INTO "submitted_notebook" VALUES('df3fe73772884dfebbef6eeff6307286','a3f5f60a30b540fea209b136afb72774','ac98b681f509403a9192bcb80f33131c',0,NULL);
INSERT INTO "submitted_notebook" VALUES('73fb7c3a93a5478e899ad9bba38beec4','baf239b9ebcb41c09270ff80ede013c6','a617fe49044e49a892c19b827e5c99ac',0,NULL);
INSERT INTO "submitted_notebook" VALUES('6bcc4c3d47334f7da55f50f65f2f25cb','07b62caffafd460a85440df00080c826','3fc9f149c05f48748f5a3f57c637c71a',0,NULL);
INSERT INTO "submitted_notebook" VALUES('a94017f9aa66442db20887f74561c0e4','a2a4cdea3df440668907a963cf627de6','ec1c6fe4b2b5491a9d7f542b85e2b078',0,NULL);
INSERT INTO "submitted_notebook" VALUES('5f96c7b66e9f49248b3584ff1ff6cf93','08db1e3e915c4259bab2d8ab2818e27a','a889ea8430704155806287fadd330a90',0,NULL);
INSERT INTO "submitted_notebook" VALUES('31fa817742674803ae3fa2e526c47308','c9fd57dcedb84cba8b2aea55ce59991f','4e850ca118a04a93985cb514e550dcea',0,NULL);
INSERT INTO "submitted_notebook" VALUES('fd0ca4fc6a584894bf8e4ca5eb6809b3','4eaeddcc51c244e7ada2ca98e73b9250','033f692fad9d41e78685e760530d9dac',0,NULL);
INSERT INTO "submitted_notebook" VALUES('fde010e212e844cda752692af5cca378','c3284f0537a84693af6c0391eea6412e','8ecc8c9dbc0f41eea42834fddb3d6636',0,NULL);
INSERT INTO "submitted_notebook" VALUES('d71a4448cf1b475ba375232cd544efce','d8849876effc4ec29e606410d11ee3f0','2749913f6a37485182c1f0b0bce77742',0,NULL);
INSERT INTO "submitted_notebook" VALUES('44d548ce8eee4c3ca304fc2b8c363beb','3038fd2f1199433c8927717d2ca222fd','b4095a99962c43448bbce468a8acc1eb',0,NULL);
INSERT INTO "submitted_notebook" VALUES('d3a9fcd6e4f94a2abd31df968684f88a','5a4658f9d0cd44e2bd797714a3f542b9','c4b02563ded74da480065fd2df56a02c',0,NULL);
INSERT INTO "submitted_notebook" VALUES('63abc63914834831b13de798bb5cac48','2bec0b516d3b41b399e0cba212531d5b','192489473b6b4130b6874f7a36834a01',0,NULL);
INSERT INTO "submitted_notebook" VALUES('c08c45efce3746b3a6aafd1b841e8c4e','b6b8d8c920c443f8a469da88f8508b92','c3d0db4bac9c44e28deb0960a7548bad',0,NULL);
INSERT INTO "submitted_notebook" VALUES('562520066ff74af09b9a304369b290f1','796b928538624be2820636cdce6e390f','ac98b681f509403a9192bcb80f33131c',0,NULL);
INSERT INTO "submitted_notebook" VALUES('3a77d7c32aa94516a6c44ed2b5c2fec9','e3d3d19a1a1d45c5afcc0c18d1655070','febd7555141044838b2e3d1b3b4590c6',0,NULL);
INSERT INTO "submitted_notebook" VALUES('15152e75e7c146a8bc653fdbe7f89277','24101196ae6f4a158f719d9a67d061c9','a617fe49044e49a892c19b827e5c99ac',0,NULL);
INSERT INTO "submitted_notebook" VALUES('60bb1747aebb4b34b28b9a83e1986337','2223ac1d276d4cb488d9bbb6381768ca','3fc9f149c05f48748f5a3f57c637c71a',0,NULL);
INSERT INTO "submitted_notebook" VALUES('0bde3249cd0643c99149fe6377f141cd','3b6f2ad26ec147b099bbf03db6d06615','6a1891a54907447999e8065b113ed69c',0,NULL);
INSERT INTO "submitted_notebook" VALUES('7ec7a123063a49e2966d8cf0bad7373d','594c1f7ccdbd4337b839108e29ae1d3a','ec1c6fe4b2b5491a9d7f542b85e2b078',0,NULL);
INSERT INTO "submitted_notebook" VALUES('f7c188ec70ad4c349e31f6379a1b62f8','4588d2efae1042f5900d9045578239df','a889ea8430704155806287fadd330a90',0,NULL);
INSERT INTO "submitted_notebook" VALUES('e5db55724aeb4ac695637e42845dda87','512aa9b7914c4a43b6b09b75a4784cd5','4e850ca118a04a93985cb514e550dcea',0,NULL);
INSERT INTO "submitted_notebook" VALUES('370b8e589300420cb09014c711ed2276','8f4d77a5cbe74002b6f715caa59db0ac','033f692fad9d41e78685e760530d9dac',0,NULL);
INSERT INTO "submitted_notebook" VALUES('048a07c42e084509a5d273d0f1e0d225','3a555244dd18413f8dd477808b6653de','8ecc8c9dbc0f41eea42834fddb3d6636',0,NULL);
INSERT INTO "submitted_notebook" VALUES('b8a8d4090d644d61a3769512db812ade','2d49ec8065ba45719603641927bace69','bd247b2b6d75472e927f3113f7a8992f',0,NULL);
INSERT INTO "submitted_notebook" VALUES('149f39720502429d81ebb5613fae217e','9e2d720d2fc041f7b337fa387814041d','2749913f6a37485182c1f0b0bce77742',0,NULL);
INSERT INTO "submitted_notebook" VALUES('e4add59e050847d1b6ee2ddbc4c2d4c1','f31a3875b1d0455d90b6a48fd00219cc','a889ea8430704155806287fadd330a90',0,NULL);
INSERT INTO "submitted_notebook" VALUES('4299f3aa009243058bd1d055efee2b4d','cf557be2da4e4130a0794c13356b26ec','4e850ca118a04a93985cb514e550dcea',0,NULL);
INSERT INTO "submitted_notebook" VALUES('261e1ad21ef04207914f8df656d1578d','3c0502c138bb43b9b3bce2b964864cee','8ecc8c9dbc0f41eea42834fddb3d6636',0,NULL);
INSERT INTO "submitted_notebook" VALUES('892c34a8926447889a959ee09256b4ee','103eaba1de754cb9b6c4e48f436bd6b0','b4095a99962c43448bbce468a8acc1eb',0,NULL);
INSERT INTO "submitted_notebook" VALUES('732a05fe3d1f471988447e643e62c557','289e78f0790a4b6c8162e6aea5800fe0','192489473b6b4130b6874f7a36834a01',0,NULL);
INSERT INTO "submitted_notebook" VALUES('a9771794bc4441218e50ae44e08b0d97','345c9e182c7f4bfeaf73ba0d7919ce67','a617fe49044e49a892c19b827e5c99ac',0,NULL);
INSERT INTO "submitted_notebook" VALUES('84d586dbca2e455fac5a35f49cc6bc68','3e2d31cf09524f6482748af0fe38df1c','ec1c6fe4b2b5491a9d7f542b85e2b078',0,NULL);
INSERT INTO "submitted_notebook" VALUES('464be13495954e63a138a502a0c460ab','36f185c09e7e4fa38afe4d5f0f82e007','a889ea8430704155806287fadd330a90',0,NULL);
INSERT INTO "submitted_notebook" VALUES('cf2a2f32f8ad4ac08d4395b9ccb6bd76','e3bf50cd1283437dae121069a70c825f','4e850ca118a04a93985cb514e550dcea',0,NULL);
CREATE TABLE task_cells (
	id VARCHAR(32) NOT NULL, 
	max_score FLOAT NOT NULL, 
	cell_type VARCHAR(8) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(id) REFERENCES base_cell (id)
);
COMMIT;
